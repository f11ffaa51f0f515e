using System.Collections.Frozen;

namespace AiInfra.Rates;

/// <summary>An immutable history of exchange rates by day: units of each currency for 1 EUR. Two histories are equal when they know the same rates of the same days.</summary>
public sealed class ExchangeRates : IEquatable<ExchangeRates>
{
    /// <summary>
    /// How old a rate may be to convert with, in days. The embedded history has about one day a month, hence 31 days and a few for a day that is late;
    /// from one of its days to the next the euro moved by 4.5 % at most, a volatile currency by 8 %. A history by business day is never older than a long weekend.
    /// </summary>
    public const int MaxAgeDays = 35;

    private const int SignificantDigits = 8;

    private static readonly Lazy<ExchangeRates> FromResource = new(ReadResource);

    private readonly FrozenDictionary<DateOnly, FrozenDictionary<string, decimal>> _days;

    internal ExchangeRates(IEnumerable<KeyValuePair<DateOnly, FrozenDictionary<string, decimal>>> days)
    {
        _days = days.Where(day => day.Value.Count > 0).ToFrozenDictionary();
        Dates = [.. _days.Keys.Order()];
    }

    /// <summary>Knows US dollars only.</summary>
    public static ExchangeRates None { get; } = new([]);

    /// <summary>The history that comes with the assembly; where it is from says build/rates/README.md.</summary>
    public static ExchangeRates Embedded => FromResource.Value;

    /// <summary>The days that have rates, oldest first.</summary>
    public IReadOnlyCollection<DateOnly> Dates { get; }

    /// <summary>This history with the days of another; a day that both have is the newer's as a whole, so that no cross mixes two sources.</summary>
    public ExchangeRates With(ExchangeRates newer)
    {
        ArgumentNullException.ThrowIfNull(newer);
        return new(_days.Where(day => !newer._days.ContainsKey(day.Key)).Concat(newer._days));
    }

    /// <summary>The days of one year.</summary>
    public ExchangeRates In(int year) => new(_days.Where(day => day.Key.Year == year));

    /// <summary>
    /// The last rate on or before a day, at most <see cref="MaxAgeDays"/> old; null when there is none. US dollars are US dollars on any day.
    /// Every other currency goes by the euro and needs both rates of the same day. Eight significant digits: the sources give five or six.
    /// </summary>
    /// <param name="currency">ISO 4217 code, upper case.</param>
    /// <param name="on">The day of the amount.</param>
    public Rate? UsdFor(string currency, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(currency);
        if (currency == "USD") return new(1, on);
        for (var day = on.DayNumber; day >= Math.Max(0, on.DayNumber - MaxAgeDays); day--)
        {
            var date = DateOnly.FromDayNumber(day);
            if (_days.TryGetValue(date, out var perEuro) && UsdPerUnit(currency, perEuro) is { } usd) return new(usd, date);
        }

        return null;
    }

    public bool Equals(ExchangeRates? other) =>
        other is not null && Dates.SequenceEqual(other.Dates)
        && _days.All(day => other._days[day.Key] is var theirs && day.Value.Count == theirs.Count && day.Value.All(rate => theirs.TryGetValue(rate.Key, out var same) && same == rate.Value));

    public override bool Equals(object? obj) => Equals(obj as ExchangeRates);

    public override int GetHashCode() => Dates.Aggregate(0, HashCode.Combine);

    /// <summary>Units of each currency for 1 EUR on a day of <see cref="Dates"/>.</summary>
    internal IReadOnlyDictionary<string, decimal> PerEuro(DateOnly date) => _days[date];

    private static decimal? UsdPerUnit(string currency, FrozenDictionary<string, decimal> perEuro)
    {
        if (!perEuro.TryGetValue("USD", out var dollars)) return null;
        if (currency == "EUR") return Significant(dollars);
        return perEuro.TryGetValue(currency, out var units) ? Significant(dollars / units) : null;
    }

    private static decimal Significant(decimal rate)
    {
        var decimals = SignificantDigits - 1 - (int)Math.Floor(Math.Log10((double)rate));
        // The division takes the trailing zeros off, which people would read as digits that are known.
        return Math.Round(rate, Math.Clamp(decimals, 0, 28), MidpointRounding.AwayFromZero) / 1.0000000000000000000000000000m;
    }

    private static ExchangeRates ReadResource()
    {
        using var reader = new StreamReader(typeof(ExchangeRates).Assembly.GetManifestResourceStream("rates.csv")!);
        return EcbHistory.Read(reader.ReadToEnd()) switch
        {
            EcbReading.Ok ok => ok.Rates,
            EcbReading.Unreadable unreadable => throw new InvalidDataException($"The embedded history of exchange rates cannot be read: {unreadable.Reason}"),
            _ => throw new InvalidOperationException(),
        };
    }
}
