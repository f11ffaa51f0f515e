using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Json;
using AiInfra.Parties;

namespace AiInfra.Matching;

/// <summary>What of a deal is compared with others, small enough to be kept beside every candidate. Sources are no part of it: who tells a deal does not change which deal it is.</summary>
public sealed record MatchFacts
{
    /// <summary>The key under which every forecast is found; a forecast may have no parties.</summary>
    public const string ForecastKey = "kind.forecast";

    public required string DealId { get; init; }

    /// <summary>Empty when the title was derived from the other facts and says nothing of its own.</summary>
    public string Title { get; init; } = "";

    public required DealKind Kind { get; init; }

    public required PartialDate Announced { get; init; }

    public ImmutableArray<MatchParty> Parties { get; init; } = [];

    public required Amount Amount { get; init; }

    public Term? Term { get; init; }

    public Site? Site { get; init; }

    /// <summary>Announced capacity in GW.</summary>
    public decimal? Gigawatts { get; init; }

    public TrancheWords Tranche { get; init; } = TrancheWords.None;

    public ImmutableArray<Relation> Relations { get; init; } = [];

    /// <summary>The partitions under which it is found by others.</summary>
    [JsonIgnore]
    public ImmutableArray<string> Keys => [.. Parties.Select(p => p.Root).Concat(Kind is DealKind.Forecast ? [ForecastKey] : []).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Whether it can be more than simply different from this: announced close enough, or one names the other. Most are not, and need no closer look.</summary>
    public bool IsNear(MatchFacts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var apart = other.Announced.First > Announced.Last.AddDays(DealMatch.WindowDays) || other.Announced.Last < Announced.First.AddDays(-DealMatch.WindowDays);
        return !apart || Relations.Any(r => r.DealId == other.DealId) || other.Relations.Any(r => r.DealId == DealId);
    }

    public static MatchFacts Of(Deal deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        return new()
        {
            DealId = deal.Id,
            Title = deal.Title == DealTitle.Of(deal) ? "" : deal.Title,
            Kind = deal.Kind,
            Announced = deal.Announced,
            Parties = [.. deal.Parties.Select(MatchParty.Of).DistinctBy(p => p.Root)],
            Amount = deal.Amount,
            Term = deal.Term,
            Site = deal.Site,
            Gigawatts = deal.Power?.AnnouncedGigawatts,
            Tranche = TrancheWords.In(deal),
            Relations = deal.Relations,
        };
    }
}

/// <param name="Root">The topmost parent; of an unknown party its own id.</param>
/// <param name="Name">The usual name of a known party, else the name as reported.</param>
/// <param name="Known">Whether it is in the list of known companies and public bodies.</param>
public sealed record MatchParty(string Id, string Root, string Name, PartyRole Role, bool Known)
{
    public static MatchParty Of(DealParty party)
    {
        ArgumentNullException.ThrowIfNull(party);
        // A record may be older than the list: its name is looked up when its id is not known.
        var known = KnownEntities.Find(party.EntityId) ?? KnownEntities.Find(KnownEntities.Match(party.Name).EntityId);
        return known is null ? new(party.EntityId, party.EntityId, party.Name, party.Role, Known: false) : new(known.Id, KnownEntities.RootOf(known.Id), known.Name, party.Role, Known: true);
    }
}

/// <summary>The stored form of <see cref="MatchFacts"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [
        typeof(SnakeCaseConverter<AmountBasis>), typeof(SnakeCaseConverter<AmountPer>), typeof(SnakeCaseConverter<AmountQualifier>), typeof(SnakeCaseConverter<DealKind>),
        typeof(SnakeCaseConverter<PartyRole>), typeof(SnakeCaseConverter<RelationType>), typeof(SnakeCaseConverter<MatchVerdict>), typeof(PartialDateConverter),
    ])]
[JsonSerializable(typeof(MatchFacts))]
[JsonSerializable(typeof(ImmutableArray<MatchFacts>))]
[JsonSerializable(typeof(MatchResult))]
public sealed partial class MatchJson : JsonSerializerContext;
