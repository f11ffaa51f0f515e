using AiInfra.Alerts;
using AiInfra.Amounts;
using AiInfra.Json;

namespace AiInfra.Deals.Records;

/// <summary>One single-valued fact of a deal.</summary>
/// <param name="Pointer">JSON Pointer (RFC 6901) into the deal.</param>
/// <param name="Text">In words.</param>
internal readonly record struct Fact(string Pointer, string Text);

/// <summary>The facts of a deal one by one: what reports can contradict and revisions can change.</summary>
internal static class DealFacts
{
    /// <summary>The facts that are known, in a fixed order.</summary>
    public static IReadOnlyList<Fact> Of(Deal deal)
    {
        (string, string?)[] facts =
        [
            ("/kind", AlertText.Words(deal.Kind)),
            ("/bindingness", AlertText.Words(deal.Bindingness)),
            ("/status", AlertText.Words(deal.Status)),
            ("/announced", deal.Announced.ToString()),
            ("/amount", AmountText.Of(deal.Amount)),
            ("/amount/basis", AlertText.Words(deal.Amount.Basis)),
            ("/term/start", deal.Term?.Start?.ToString()),
            ("/term/end", deal.Term?.End?.ToString()),
            ("/term/years", Number(deal.Term?.Years)),
            ("/site/name", deal.Site?.Name),
            ("/site/country", deal.Site?.Country),
            ("/site/region", deal.Site?.Region),
            ("/power/announcedGigawatts", Number(deal.Power?.AnnouncedGigawatts)),
            ("/power/liveGigawatts", Number(deal.Power?.LiveGigawatts)),
            ("/power/source", deal.Power?.Source is { } source and not EnergySource.Unknown ? AlertText.Words(source) : null),
        ];
        return [.. facts.Where(f => f.Item2 is not null).Select(f => new Fact(f.Item1, f.Item2!))];
    }

    private static string? Number(decimal? value) => value is { } number ? MoneyConverter.Text(number) : null;
}
