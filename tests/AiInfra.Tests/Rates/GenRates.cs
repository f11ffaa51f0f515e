using System.Globalization;
using AiInfra.Rates;
using CsCheck;

namespace AiInfra.Tests.Rates;

/// <summary>Histories as tests need them.</summary>
internal static class GenRates
{
    private static readonly string[] Currencies = ["GBP", "IDR", "JPY", "USD"];

    /// <summary>A rate from 0.0001 to 30,000 with up to four decimals, or none.</summary>
    private static readonly Gen<string> Cell = Gen.OneOf(Gen.Const("N/A"), Gen.Int[1, 300_000_000].Select(n => (n / 10_000m).ToString(CultureInfo.InvariantCulture)));

    /// <summary>One day that has a rate, and others that may have none.</summary>
    public static readonly Gen<ExchangeRates> History =
        Gen.Select(Gen.Int[0, 400], Cell.Array[Currencies.Length]).Array[1, 30].Select(days => Read("Date," + string.Join(',', Currencies) + "\n2020-01-02,N/A,N/A,N/A,1.1193\n" + string.Join('\n', days.DistinctBy(d => d.Item1).Select(Line))));

    public static ExchangeRates Read(string csv) => EcbHistory.Read(csv) switch
    {
        EcbReading.Ok ok => ok.Rates,
        EcbReading.Unreadable unreadable => throw new ArgumentException(unreadable.Reason),
        _ => throw new InvalidOperationException(),
    };

    private static string Line((int Day, string[] Cells) day) => new DateOnly(2025, 1, 1).AddDays(day.Day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "," + string.Join(',', day.Cells);
}
