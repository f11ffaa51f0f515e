using System.Collections.Immutable;
using System.Text.Json;
using AiInfra.Json;
using AiInfra.Parties;

namespace AiInfra.Deals.Records;

/// <summary>An operator's word on some members of a deal. It stands against every report, earlier or later, until a later correction of the same member.</summary>
/// <param name="Id">Stable over retries.</param>
/// <param name="DealId">The deal it was made of, which may be merged into another since.</param>
/// <param name="Members">The members it decides, by their name in JSON.</param>
/// <param name="Facts">Where the values of the single members stand.</param>
public sealed record Correction(string Id, string DealId, DateTimeOffset At, string By, string Why, ImmutableArray<string> Members, Deal Facts)
{
    public const int MaxInRecord = 100;

    /// <summary>Characters of JSON of all corrections of a record together: a row holds 1 MiB.</summary>
    private const int MaxJson = 250_000;

    /// <summary>Of a list a correction says what goes and what comes; what a report brings later is added still.</summary>
    public ListChange<DealParty> Parties { get; init; } = new([], []);

    public ListChange<Source> Sources { get; init; } = new([], []);

    public ListChange<Relation> Relations { get; init; } = new([], []);

    public Deal ApplyTo(Deal deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        return deal with
        {
            Title = Decides("title") ? Facts.Title : deal.Title,
            Summary = Decides("summary") ? Facts.Summary : deal.Summary,
            Kind = Decides("kind") ? Facts.Kind : deal.Kind,
            Bindingness = Decides("bindingness") ? Facts.Bindingness : deal.Bindingness,
            Status = Decides("status") ? Facts.Status : deal.Status,
            Announced = Decides("announced") ? Facts.Announced : deal.Announced,
            Amount = Decides("amount") ? Facts.Amount : deal.Amount,
            Term = Decides("term") ? Facts.Term : deal.Term,
            Site = Decides("site") ? Facts.Site : deal.Site,
            Power = Decides("power") ? Facts.Power : deal.Power,
            CountsInTotals = Decides("countsInTotals") ? Facts.CountsInTotals : deal.CountsInTotals,
            Parties = Parties.ApplyTo(deal.Parties),
            Sources = Sources.ApplyTo(deal.Sources),
            Relations = Relations.ApplyTo(deal.Relations),
        };
    }

    /// <summary>What makes one deal of another, or null when nothing does.</summary>
    public static Correction? Between(Deal before, Deal after, string id, DateTimeOffset at, string by, string why)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ImmutableArray<(string Name, bool Changed)> members =
        [
            ("title", before.Title != after.Title),
            ("summary", before.Summary != after.Summary),
            ("kind", before.Kind != after.Kind),
            ("bindingness", before.Bindingness != after.Bindingness),
            ("status", before.Status != after.Status),
            ("announced", before.Announced != after.Announced),
            ("amount", before.Amount != after.Amount),
            ("term", before.Term != after.Term),
            ("site", before.Site != after.Site),
            ("power", before.Power != after.Power),
            ("certainty", before.Certainty != after.Certainty),
            ("countsInTotals", after.CountsInTotals.ByOperator ? before.CountsInTotals != after.CountsInTotals : before.CountsInTotals.ByOperator),
        ];
        var correction = new Correction(id, before.Id, at, by, why, [.. members.Where(m => m.Changed).Select(m => m.Name)], Bare(after, before.Summary != after.Summary))
        {
            Parties = ListChange.Between(before.Parties, after.Parties),
            Sources = ListChange.Between(before.Sources, after.Sources),
            Relations = ListChange.Between(before.Relations, after.Relations),
        };
        return correction.Members.IsEmpty && correction.Parties.IsNone && correction.Sources.IsNone && correction.Relations.IsNone ? null : correction;
    }

    /// <summary>Whether a record that holds others has room for this one.</summary>
    public bool FitsBeside(ImmutableArray<Correction> others) =>
        others.Length < MaxInRecord && others.Append(this).Sum(c => JsonSerializer.Serialize(c, DomainJson.Default.Correction).Length) <= MaxJson;

    /// <summary>An operator may call a deal less certain than its reports make it, never more: <see cref="Deal.Certainty"/> stays derived.</summary>
    internal Certainty Cap(Certainty derived) => Decides("certainty") && Facts.Certainty.Level < derived.Level ? Facts.Certainty : derived;

    internal bool Decides(string member) => Members.Contains(member);

    /// <summary>Without what no correction decides: records hold many.</summary>
    private static Deal Bare(Deal deal, bool withSummary) => deal with
    {
        Summary = withSummary ? deal.Summary : null,
        Parties = [],
        Sources = [],
        Relations = [],
        AlsoReported = [],
        Merged = [],
        PossibleDuplicates = [],
        Revisions = [],
    };
}
