using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Json;

namespace AiInfra.Totals;

/// <summary>What one deal brings to the sums, small enough to keep thousands in memory.</summary>
/// <param name="Low">US dollars; 0 for "up to".</param>
/// <param name="High">US dollars; equal to <paramref name="Low"/> where no high end is known.</param>
/// <param name="Own">Whether the deal by itself would count.</param>
/// <param name="Aliases">Ids of what was merged into it: relations may name it by them.</param>
/// <param name="PossiblySame">Deals it may be the same as, until a person has judged.</param>
public sealed record Contribution(
    string DealId,
    string Title,
    DealKind Kind,
    Bindingness Bindingness,
    int Year,
    string Amount,
    [property: JsonConverter(typeof(MoneyConverter))] decimal Low,
    [property: JsonConverter(typeof(MoneyConverter))] decimal High,
    CountsInTotals Own,
    ImmutableArray<Relation> Relations,
    ImmutableArray<string> Aliases,
    ImmutableArray<string> PossiblySame)
{
    public static Contribution Of(Deal deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        var headline = deal.Headline?.Usd ?? 0;
        return new(
            deal.Id,
            deal.Title,
            deal.Kind,
            deal.Bindingness,
            deal.Announced.First.Year,
            AmountText.Of(deal.Amount),
            deal.Amount.Qualifier is AmountQualifier.UpTo ? 0 : headline,
            deal.Amount.Qualifier is AmountQualifier.Between && deal.Amount.Per is AmountPer.Total ? deal.Amount.Usd?.High ?? headline : headline,
            deal.CountsInTotals,
            deal.MergedInto is { } other ? [new(RelationType.SameAs, other)] : deal.Relations,
            [.. deal.Merged.Select(m => m.DealId)],
            [.. deal.PossibleDuplicates.Select(d => d.DealId)]);
    }
}
