using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts.Languages.NumberWords;

internal static class SpanishNumbers
{
    private static readonly string[] Small =
    [
        "", "un|uno|una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho",
        "diecinueve", "veinte", "veintiún|veintiuno|veintiuna", "veintidós", "veintitrés", "veinticuatro", "veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve",
    ];

    private static readonly string[] Tens = ["", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"];

    private static readonly string[] Hundreds =
        ["", "cien|ciento", "doscientos|doscientas", "trescientos|trescientas", "cuatrocientos", "quinientos|quinientas", "seiscientos", "setecientos", "ochocientos", "novecientos"];

    public static Phrases<decimal> Table { get; } = Whole();

    private static Phrases<decimal> Whole()
    {
        Phrases<decimal> table = [];
        for (var number = 1; number < 100; number++) table.Add(number, Word(number));
        for (var hundred = 1; hundred < 10; hundred++) table.Add(hundred * 100, Hundreds[hundred]);
        table.Add(1000, "mil");
        return table;
    }

    private static string Word(int number) =>
        number < 30 ? Small[number]
        : number % 10 == 0 ? Tens[number / 10]
        : string.Join('|', Small[number % 10].Split('|').Select(unit => $"{Tens[number / 10]} y {unit}"));
}
