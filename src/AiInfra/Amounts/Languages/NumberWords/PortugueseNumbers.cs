using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts.Languages.NumberWords;

/// <summary>As spelled in Portugal and in Brazil.</summary>
internal static class PortugueseNumbers
{
    private static readonly string[] Small =
    [
        "", "um|uma", "dois|duas", "três", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez", "onze", "doze", "treze", "catorze|quatorze", "quinze", "dezasseis|dezesseis",
        "dezassete|dezessete", "dezoito", "dezanove|dezenove",
    ];

    private static readonly string[] Tens = ["", "", "vinte", "trinta", "quarenta", "cinquenta", "sessenta", "setenta", "oitenta", "noventa"];

    private static readonly string[] Hundreds =
        ["", "cem|cento", "duzentos|duzentas", "trezentos|trezentas", "quatrocentos", "quinhentos|quinhentas", "seiscentos", "setecentos", "oitocentos", "novecentos"];

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
        number < 20 ? Small[number]
        : number % 10 == 0 ? Tens[number / 10]
        : string.Join('|', Small[number % 10].Split('|').Select(unit => $"{Tens[number / 10]} e {unit}"));
}
