using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts.Languages.NumberWords;

/// <summary>Builds the table of number words of a language that writes them as one word, or always with a word between tens and units.</summary>
internal static class CompoundNumbers
{
    /// <param name="word">The word, or words parted by "|", for 1 to 999.</param>
    /// <param name="thousands">The word for so many thousand, if it is one word: 2 to 99, and whole hundreds. Null where thousands are a word of their own.</param>
    public static Phrases<decimal> Table(Func<int, string> word, Func<string, string>? thousands = null)
    {
        Phrases<decimal> table = [];
        for (var number = 1; number < 1000; number++)
        {
            var words = word(number);
            table.Add(number, words);
            if (thousands is not null && number > 1 && (number < 100 || number % 100 == 0)) table.Add(number * 1000m, thousands(words.Split('|')[0]));
        }

        return table;
    }
}
