using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AiInfra.Amounts;
using AiInfra.Deals.Records;
using AiInfra.Parties;

namespace AiInfra.Deals;

public enum DealKind { Equity, Debt, CloudContract, ChipSupply, Lease, DataCenter, Power, Program, Partnership, Forecast }

/// <summary>How binding the deal is.</summary>
public enum Bindingness { Rumour, Reported, LetterOfIntent, Definitive, Closed, Terminated }

/// <summary>How far the thing itself has come.</summary>
public enum DealStatus { Announced, PreConstruction, Construction, Operating, Shelved, Cancelled }

/// <summary>One announced transaction or programme. The current state; <see cref="Revisions"/> say how it came about.</summary>
public sealed record Deal
{
    /// <summary>Readable and stable: never changes after the first reading.</summary>
    public required string Id { get; init; }

    /// <summary>1 for the first stored state, then rising; a number may be missing after a crash.</summary>
    public int Revision { get; init; } = 1;

    public required string Title { get; init; }

    public string? Summary { get; init; }

    public required DealKind Kind { get; init; }

    public required Bindingness Bindingness { get; init; }

    public DealStatus Status { get; init; }

    public required PartialDate Announced { get; init; }

    public ImmutableArray<DealParty> Parties { get; init; } = [];

    public Amount Amount { get; init; } = Amount.Undisclosed;

    public Term? Term { get; init; }

    public Site? Site { get; init; }

    public Power? Power { get; init; }

    public ImmutableArray<Relation> Relations { get; init; } = [];

    /// <summary>As derived from this deal alone, or as an operator decided; what other deals make of it is decided when totals are counted.</summary>
    public required CountsInTotals CountsInTotals { get; init; }

    public ImmutableArray<Source> Sources { get; init; } = [];

    public required Certainty Certainty { get; init; }

    /// <summary>Where a source says something else: the better source's word stands above, the other is kept here.</summary>
    public ImmutableArray<AlsoReported> AlsoReported { get; init; } = [];

    /// <summary>What was found to be the same deal, each with the reason.</summary>
    public ImmutableArray<Merge> Merged { get; init; } = [];

    /// <summary>Set when this deal was found to be the same as another, where it is told now.</summary>
    public string? MergedInto { get; init; }

    /// <summary>Deals that may be the same as this one; a person is asked.</summary>
    public ImmutableArray<Doubt> PossibleDuplicates { get; init; } = [];

    public ImmutableArray<Revision> Revisions { get; init; } = [];

    /// <summary>When it was first submitted.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The submission asked that everyone be told even of an old announcement.</summary>
    public bool NotifyAll { get; init; }

    /// <summary>It only tries the system out: nothing was announced. It is evaluated and told to those who follow <see cref="Rules.HouseRules.Test"/>, and stands in no list, feed or total.</summary>
    [JsonPropertyName("test")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsTest => DealId.IsTest(Id);

    /// <summary>The deal without its history, as views and events keep it.</summary>
    public Deal WithoutHistory() => this with { Revisions = [] };

    /// <summary>The figure compared with thresholds, or null when there is none.</summary>
    [JsonIgnore]
    public Headline? Headline => Amounts.Headline.Of(Amount, Term?.KnownYears, Power?.AnnouncedGigawatts);
}

/// <summary>When a deal runs. Each date is as exact as its text form.</summary>
public sealed record Term(PartialDate? Start, PartialDate? End, decimal? Years)
{
    /// <summary>The length in years: as given, or the calendar months begun from start to end, both included, as years: 2027 to 2031 is five, December 2027 to January 2028 a sixth of one.</summary>
    [JsonIgnore]
    public decimal? KnownYears => Years ?? (Start is { } start && End is { } end && end.Last >= start.First ? (Months(end.Last) - Months(start.First) + 1) / 12m : null);

    private static int Months(DateOnly date) => (12 * date.Year) + date.Month;
}

/// <param name="Name">The name as reported.</param>
/// <param name="Country">ISO 3166-1 alpha-2, upper case.</param>
/// <param name="Latitude">Degrees north, -90 to 90.</param>
/// <param name="Longitude">Degrees east, -180 to 180.</param>
public sealed record Site(string? Name, string? Country, string? Region, decimal? Latitude, decimal? Longitude);

public enum EnergySource { Unknown, Nuclear, Gas, Grid, Solar, Wind, Storage }

/// <param name="AnnouncedGigawatts">Announced capacity in GW.</param>
/// <param name="LiveGigawatts">Capacity in operation in GW.</param>
public sealed record Power(decimal? AnnouncedGigawatts, decimal? LiveGigawatts, EnergySource Source);

public enum RelationType { PartOf, Supersedes, TrancheOf, Funds, SameAs }

/// <param name="DealId">The other deal; it need not be known yet.</param>
public sealed record Relation(RelationType Type, string DealId);

/// <summary>Whether sums count this deal, and why (not).</summary>
/// <param name="ByOperator">An operator decided it; otherwise it is derived.</param>
public sealed record CountsInTotals(bool Counts, string Reason, bool ByOperator = false);

public enum SourceType { Filing, Company, Wire, Press, Analyst, Rumour }

/// <param name="Language">BCP 47 tag.</param>
public sealed record Source(Uri? Url, string? Publisher, SourceType Type, string? Language, PartialDate? PublishedAt, string? Quote);

public enum CertaintyLevel { Speculative, Likely, Confident }

public sealed record Certainty(CertaintyLevel Level, string Reason);

/// <summary>One change of one field. The first revision has none: it is the submission itself.</summary>
/// <param name="Field">JSON Pointer (RFC 6901) into the deal.</param>
public sealed record Revision(int Number, DateTimeOffset At, string By, string Field, string? Old, string? New, string Why);

/// <summary>How far a submitter is trusted; it caps the certainty of what they submit.</summary>
public enum Trust { Anonymous, Listed, Trusted }
