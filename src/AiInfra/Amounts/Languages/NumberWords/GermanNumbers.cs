using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts.Languages.NumberWords;

internal static class GermanNumbers
{
    private static readonly string[] Small =
        ["", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"];

    private static readonly string[] Tens = ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"];

    public static Phrases<decimal> Table { get; } = WithHalves(CompoundNumbers.Table(Word, word => word + "tausend"));

    private static Phrases<decimal> WithHalves(Phrases<decimal> table)
    {
        table.Add(1, "eine|einer|einen|einem|eines|eins");
        table.Add(1000, "tausend|eintausend");
        table.Add(1.5m, "anderthalb|eineinhalb|einundeinhalb");
        for (var whole = 2; whole < 20; whole++) table.Add(whole + 0.5m, $"{Small[whole]}einhalb|{Small[whole]}undeinhalb");
        return table;
    }

    private static string Word(int number) => number switch
    {
        >= 200 => Small[number / 100] + "hundert" + Word(number % 100),
        > 100 => $"hundert{Word(number % 100)}|einhundert{Word(number % 100)}",
        100 => "hundert|einhundert",
        >= 20 when number % 10 > 0 => Small[number % 10] + "und" + Tens[number / 10],
        >= 20 => Tens[number / 10],
        _ => Small[number],
    };
}
