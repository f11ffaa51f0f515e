using AiInfra.Amounts.Tokens;

namespace AiInfra.Articles.Languages;

/// <summary>Names of months and days.</summary>
internal static class MonthNames
{
    /// <param name="word">A word as <see cref="Tokenizer"/> leaves it.</param>
    /// <param name="language">Whose months.</param>
    public static bool IsMonth(string word, ArticleLanguage language) => language.MonthNumbers.ContainsKey(word);

    public static bool IsMonthOrDay(string word, ArticleLanguage language) => IsMonth(word, language) || language.WeekdayNumbers.ContainsKey(word);

    /// <summary>The spellings of names and their numbers, from one.</summary>
    public static Dictionary<string, int> Numbered(string[] names) =>
        names.SelectMany((spellings, i) => spellings.Split('|').Select(name => (Name: PlainText.Of(name), Number: i + 1))).ToDictionary(name => name.Name, name => name.Number);
}
