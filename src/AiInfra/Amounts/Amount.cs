using System.Text.Json.Serialization;
using AiInfra.Json;

namespace AiInfra.Amounts;

/// <summary>How firmly the reported words hold the figure: "about", "up to", "more than".</summary>
public enum AmountQualifier { Exact, About, Almost, MoreThan, AtLeast, UpTo, Between, Undisclosed }

/// <summary>What the figure is an amount of.</summary>
public enum AmountBasis { Announced, Committed, Contracted, Paid, Cumulative, Planned }

/// <summary>What the figure is per.</summary>
public enum AmountPer { Total, Year, Gigawatt }

/// <summary>
/// An amount of money as reported: the words and their reading. Which bounds are set follows from the qualifier:
/// <c>exact</c>, <c>about</c> and <c>almost</c> have <see cref="Low"/> = <see cref="High"/>; <c>more_than</c> and <c>at_least</c> only a low end; <c>up_to</c> only a high end;
/// <c>between</c> both; <c>undisclosed</c> none, and then no currency either.
/// </summary>
public sealed record Amount
{
    public static readonly Amount Undisclosed = new() { Qualifier = AmountQualifier.Undisclosed };

    /// <summary>The words as reported, when the amount came as text.</summary>
    public string? Text { get; init; }

    /// <summary>Low end in units of <see cref="Currency"/>, not in billions.</summary>
    [JsonConverter(typeof(MoneyConverter))]
    public decimal? Low { get; init; }

    /// <summary>High end in units of <see cref="Currency"/>, not in billions.</summary>
    [JsonConverter(typeof(MoneyConverter))]
    public decimal? High { get; init; }

    /// <summary>ISO 4217 code, upper case.</summary>
    public string? Currency { get; init; }

    public AmountQualifier Qualifier { get; init; }

    public AmountBasis Basis { get; init; }

    public AmountPer Per { get; init; }

    /// <summary>The same bounds in US dollars; null when there is no rate yet ("not yet converted").</summary>
    public UsdAmount? Usd { get; init; }

    /// <summary>A second reading of an ambiguous scale word; an amount with one waits for a person and meets no rule.</summary>
    public AmountBounds? OtherReading { get; init; }
}

/// <summary>The bounds of an amount in one currency.</summary>
public sealed record AmountBounds([property: JsonConverter(typeof(MoneyConverter))] decimal? Low, [property: JsonConverter(typeof(MoneyConverter))] decimal? High);

/// <summary>An amount in US dollars and how it was converted. For dollars the rate is 1 and has no date.</summary>
/// <param name="Low">Low end in US dollars.</param>
/// <param name="High">High end in US dollars.</param>
/// <param name="Rate">US dollars for one unit of the reported currency.</param>
/// <param name="RateDate">The day of the rate.</param>
public sealed record UsdAmount(
    [property: JsonConverter(typeof(MoneyConverter))] decimal? Low,
    [property: JsonConverter(typeof(MoneyConverter))] decimal? High,
    [property: JsonConverter(typeof(MoneyConverter))] decimal Rate,
    DateOnly? RateDate);
