using AiInfra.Amounts.Languages.Choice;
using AiInfra.Amounts.Reading;
using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts;

/// <summary>
/// Reads an amount of money in words: "up to $100bn", "300 milliards de dollars sur cinq ans à partir de 2027", "€3,5 Mrd".
/// Pure, independent of the culture, and careful: what it does not understand it refuses, because an amount that is wrong by a factor of a thousand is worse than none.
/// </summary>
public static class AmountReader
{
    /// <summary>The most characters a text may have.</summary>
    public const int LongestText = 500;

    /// <summary>The largest amount that is believed, in units of its currency: 1,000 trillion.</summary>
    public const decimal Largest = 1e15m;

    /// <param name="text">The words, in one language.</param>
    /// <param name="language">BCP 47 tag of the language. Without it the words decide; where they could be of several languages that read them differently, both readings are kept.</param>
    public static AmountReading Read(string text, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        if (trimmed.Length == 0) return new AmountReading.Unreadable("the text is empty: write for example \"$10 billion\", or \"undisclosed\"");
        if (trimmed.Length > LongestText) return new AmountReading.Unreadable($"the text is longer than {LongestText} characters: give the amount alone");
        var tokens = Tokenizer.Tokens(trimmed);
        var named = !string.IsNullOrWhiteSpace(language);
        var languages = named ? NamedLanguage.Readings(language!.Trim(), tokens) : GuessedLanguage.Readings(tokens);
        if (languages.Count == 0) return new AmountReading.Unreadable($"amounts are not read in that language: use one of {string.Join(", ", ChosenLanguage.All.Select(known => known.Code))}");
        var attempts = languages.Select(chosen => AmountAssembly.Of(AmountWalk.Over(new(tokens, chosen)), trimmed, chosen)).ToList();
        return Attempt.Together(attempts, named);
    }
}
