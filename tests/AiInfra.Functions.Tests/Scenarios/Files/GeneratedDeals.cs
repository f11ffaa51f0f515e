using System.Globalization;

namespace AiInfra.Functions.Tests.Scenarios.Files;

/// <summary>A sheet of deals among 400 companies over six years, each of another pair (two of one pair in the same weeks could be one deal), every hundredth of them over $10 billion; always the same for the same number of rows.</summary>
internal static class GeneratedDeals
{
    private static readonly string[] Kinds = ["cloud_contract", "chip_supply", "lease", "equity", "debt"];
    private static readonly string[] First = ["Nor", "Sul", "Vex", "Tar", "Pol", "Kim", "Rad", "Zen"];
    private static readonly string[] Second = ["ax", "ion", "era", "uno", "ist", "ova", "ell", "ium", "ark", "ade"];
    private static readonly string[] Third = ["Compute", "Energy", "Capital", "Systems", "Cloud"];
    private static readonly string[] Companies = [.. from third in Third from first in First from second in Second select $"Generated {first}{second} {third}"];

    /// <summary>How many of them are over $10 billion.</summary>
    public static int Big(int rows) => (rows + 99) / 100;

    /// <param name="path">Where to write it.</param>
    /// <param name="rows">How many.</param>
    public static void Write(string path, int rows)
    {
        var random = new Random(7);
        HashSet<(int, int)> pairs = [];
        using var file = new StreamWriter(path);
        file.WriteLine("kind,bindingness,announced,buyer,supplier,amount,source_publisher,source_type");
        for (var row = 0; row < rows; row++)
        {
            var announced = new DateOnly(2020, 11, 1).AddDays(random.Next(2000));
            int buyer, supplier;
            do
            {
                (buyer, supplier) = (random.Next(Companies.Length), random.Next(Companies.Length - 1));
                if (supplier >= buyer) supplier++;
            }
            while (!pairs.Add((Math.Min(buyer, supplier), Math.Max(buyer, supplier))));
            var millions = row % 100 == 0 ? 10_100 + (random.NextDouble() * 50_000) : Math.Pow(10, 1.3 + (random.NextDouble() * 2.6));
            file.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Kinds[row % Kinds.Length]},definitive,{announced:yyyy-MM-dd},{Companies[buyer]},{Companies[supplier]},${millions:0.00} million,Gazette {row % 40},press"));
        }
    }
}
