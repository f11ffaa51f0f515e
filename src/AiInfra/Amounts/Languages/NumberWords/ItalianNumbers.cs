using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts.Languages.NumberWords;

internal static class ItalianNumbers
{
    private static readonly string[] Small =
    [
        "", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci", "undici", "dodici", "tredici", "quattordici", "quindici", "sedici", "diciassette", "diciotto",
        "diciannove",
    ];

    private static readonly string[] Tens = ["", "", "venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta"];

    public static Phrases<decimal> Table { get; } = WithShortForms(CompoundNumbers.Table(Word, word => word + "mila"));

    private static Phrases<decimal> WithShortForms(Phrases<decimal> table)
    {
        table.Add(1, "un|una");
        table.Add(1000, "mille");
        for (var ten = 2; ten < 10; ten++) table.Add((ten * 10) + 1, Tens[ten][..^1] + "un");
        return table;
    }

    private static string Word(int number) => number switch
    {
        >= 200 => Small[number / 100] + "cento" + Word(number % 100),
        >= 100 => "cento" + Word(number % 100),
        // The vowel of the ten goes before another: "ventuno", "trentotto".
        >= 20 when number % 10 is 1 or 8 => Tens[number / 10][..^1] + Small[number % 10],
        >= 20 => Tens[number / 10] + Small[number % 10],
        _ => Small[number],
    };
}
