using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace AiInfra.Deals.Records;

/// <summary>
/// Everything that was said of a deal, and every judgement on it. The deal itself is a function of this (<see cref="ToDeal"/>) in which the order of arrival plays no part:
/// what is added later, twice, or taken back again ends in the same deal.
/// </summary>
public sealed record DealRecord
{
    public const int MaxReports = 100;

    /// <summary>UTF-16 characters of text in all reports together: a row holds 1 MiB.</summary>
    public const int MaxText = 250_000;

    /// <summary>Changes kept at hand; the rows of the revisions hold them all.</summary>
    public const int MaxHistory = 100;

    public required string Id { get; init; }

    /// <summary>1 for the first stored state, then rising; a number may be missing after a crash.</summary>
    public int Revision { get; init; } = 1;

    public required DateTimeOffset SubmittedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public ImmutableArray<Report> Reports { get; init; } = [];

    public ImmutableArray<Merge> Merges { get; init; } = [];

    public ImmutableArray<Correction> Corrections { get; init; } = [];

    public ImmutableArray<Doubt> Doubts { get; init; } = [];

    /// <summary>Relations found by matching or judged by a person, beside those that reports tell.</summary>
    public ImmutableArray<Relation> Related { get; init; } = [];

    /// <summary>The links of what was merged into this record, as it brought them.</summary>
    public ImmutableArray<Links> Taken { get; init; } = [];

    /// <summary>Set while this deal is judged the same as another: the record rests, and is told there.</summary>
    public string? MergedInto { get; init; }

    /// <summary>What changed, field by field, the newest <see cref="MaxHistory"/> changes.</summary>
    public ImmutableArray<Revision> History { get; init; } = [];

    /// <summary>A new record under an id, which is the report's own unless another deal was first.</summary>
    public static DealRecord Of(string id, Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new() { Id = id, Revision = report.Facts.Revision, SubmittedAt = report.Facts.SubmittedAt, UpdatedAt = report.Facts.SubmittedAt, Reports = [report] };
    }

    /// <summary>A record of one trusted report.</summary>
    public static DealRecord Of(Deal submitted)
    {
        ArgumentNullException.ThrowIfNull(submitted);
        return Of(submitted.Id, Report.Of(submitted, Trust.Trusted));
    }

    public Deal ToDeal() => Consolidation.Of(this);

    /// <summary>The ids this deal goes by: its own, and those of what was merged into it and not taken back.</summary>
    public IReadOnlySet<string> Inside() => Under(Id, Merges.Where(m => !m.Reversed));

    /// <summary>Whether it holds no more than a record can.</summary>
    [JsonIgnore]
    public bool HasRoom => Reports.Length <= MaxReports && Reports.Sum(r => TextLength(r.Facts)) <= MaxText;

    /// <summary>Whether one more report of this size finds room.</summary>
    public bool HasRoomFor(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return (this with { Reports = Reports.Add(report) }).HasRoom;
    }

    /// <summary>Adds a report and the judgement that brought it here, when there is one.</summary>
    public DealRecord With(Report report, Merge? merge)
    {
        ArgumentNullException.ThrowIfNull(report);
        var merged = merge is null || Merges.Any(m => m.DealId == merge.DealId && !m.Reversed) ? this : With(merge);
        return Reports.Any(r => r.Id == report.Id) ? merged : merged with { Reports = Reports.Add(report) };
    }

    /// <summary>Takes in another record whole: its reports, what was merged into it, and its corrections.</summary>
    public DealRecord With(DealRecord other, Merge merge)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(merge);
        var taken = other.Reports.Where(r => Reports.All(known => known.Id != r.Id));
        // What does not speak here may be remembered here from before it went: the other knows better.
        var record = other.Merges.Where(m => !Holds(m.DealId)).Aggregate(With(merge), (r, m) => r.With(m));
        var both = record with
        {
            Reports = Reports.AddRange(taken),
            Corrections = [.. Corrections.Union(other.Corrections, CorrectionById.Instance).OrderBy(c => c.At).ThenBy(c => c.Id, StringComparer.Ordinal)],
            Taken = [.. Taken.Where(l => !other.Holds(l.DealId)), .. other.Taken.Where(l => other.Holds(l.DealId))],
        };
        return both.With(other.LinksOf(other.Id));
    }

    /// <summary>What this record knows of the links of its own deal, or of one merged into it.</summary>
    public Links LinksOf(string dealId) => dealId == Id ? new(Id, Related, Doubts) : Taken.FirstOrDefault(l => l.DealId == dealId) ?? new(dealId, [], []);

    /// <summary>Replaces the links of its own deal, or of one merged into it.</summary>
    public DealRecord With(Links links)
    {
        ArgumentNullException.ThrowIfNull(links);
        if (links.DealId == Id) return this with { Related = links.Related, Doubts = links.Doubts };
        return this with { Taken = [.. Taken.Where(l => l.DealId != links.DealId), .. links.IsEmpty ? [] : new[] { links }] };
    }

    /// <summary>Takes the judgement back that a deal is the same as this one.</summary>
    public DealRecord Without(string dealId) => this with { Merges = [.. Merges.Select(m => m.DealId == dealId ? m with { Reversed = true } : m)] };

    /// <summary>What was merged into this record under an id, as a record of its own again.</summary>
    public DealRecord Part(string dealId)
    {
        var ids = Within(dealId);
        var reports = Reports.Where(r => ids.Contains(r.Home)).ToImmutableArray();
        return this with
        {
            Id = dealId,
            Revision = 1,
            SubmittedAt = reports.Select(r => r.Facts.SubmittedAt).DefaultIfEmpty(SubmittedAt).Min(),
            Reports = reports,
            Merges = [.. Merges.Where(m => m.DealId != dealId && ids.Contains(m.DealId))],
            Corrections = [.. Corrections.Where(c => ids.Contains(c.DealId))],
            Doubts = LinksOf(dealId).Doubts,
            Related = LinksOf(dealId).Related,
            Taken = [.. Taken.Where(l => l.DealId != dealId && ids.Contains(l.DealId))],
            MergedInto = null,
            History = [],
        };
    }

    /// <summary>What would go along were the judgement on a deal taken back: it, and what was merged into it.</summary>
    public IReadOnlySet<string> Within(string dealId) => Under(dealId, Merges.Where(m => m.DealId != dealId && !m.Reversed));

    /// <summary>Whether what goes by an id speaks here: it was merged here and not taken back.</summary>
    public bool Holds(string dealId) => Inside().Contains(dealId);

    private DealRecord With(Merge merge) => this with { Merges = [.. Merges.Where(m => m.DealId != merge.DealId), merge] };

    private static HashSet<string> Under(string root, IEnumerable<Merge> merges)
    {
        var into = merges.ToLookup(m => m.Into, m => m.DealId);
        HashSet<string> ids = [root];
        var next = new Queue<string>([root]);
        while (next.TryDequeue(out var id))
        {
            foreach (var inner in into[id].Where(ids.Add)) next.Enqueue(inner);
        }

        return ids;
    }

    private static int TextLength(Deal deal) =>
        deal.Title.Length + (deal.Summary?.Length ?? 0) + deal.Parties.Sum(p => p.Name.Length)
        + deal.Sources.Sum(s => (s.Url?.OriginalString.Length ?? 0) + (s.Publisher?.Length ?? 0) + (s.Quote?.Length ?? 0)) + 300;

    private sealed class CorrectionById : IEqualityComparer<Correction>
    {
        public static readonly CorrectionById Instance = new();

        public bool Equals(Correction? x, Correction? y) => x?.Id == y?.Id;

        public int GetHashCode(Correction obj) => StringComparer.Ordinal.GetHashCode(obj.Id);
    }
}
