using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts.Languages.NumberWords;

internal static class DutchNumbers
{
    private static readonly string[] Small =
        ["", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien"];

    private static readonly string[] Tens = ["", "", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"];

    public static Phrases<decimal> Table { get; } = WithHalves(CompoundNumbers.Table(Word, word => word + "duizend"));

    private static Phrases<decimal> WithHalves(Phrases<decimal> table)
    {
        table.Add(1000, "duizend");
        table.Add(1.5m, "anderhalf|anderhalve");
        for (var whole = 2; whole < 20; whole++) table.Add(whole + 0.5m, Small[whole] + "enhalf");
        return table;
    }

    private static string Word(int number) => number switch
    {
        >= 200 => Small[number / 100] + "honderd" + Word(number % 100),
        > 100 => $"honderd{Word(number % 100)}|honderden{Word(number % 100)}",
        100 => "honderd",
        >= 20 when number % 10 > 0 => Small[number % 10] + "en" + Tens[number / 10],
        >= 20 => Tens[number / 10],
        _ => Small[number],
    };
}
