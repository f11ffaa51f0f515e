using AiInfra.Matching;
using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

/// <summary>Where what was submitted under an id is told.</summary>
/// <param name="Decided">False while its submission is still looking for others that tell the same.</param>
/// <param name="Into">The deal it is told in, when that is another.</param>
/// <param name="Why">Why it is told there, in words.</param>
/// <param name="Facts">What was told first under this id.</param>
/// <param name="IsFresh">It was made a moment ago: nothing was stored under this id.</param>
public sealed record Home(string DealId, DateTimeOffset At, bool Decided, string? Into, string? Why, MatchFacts Facts, ETag ETag, bool IsFresh = false)
{
    /// <summary>Of two that tell the same at the same moment the earlier keeps its id; the id decides between equals.</summary>
    public bool IsBefore(Home other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return At != other.At ? At < other.At : string.CompareOrdinal(DealId, other.DealId) < 0;
    }
}

/// <summary>
/// Table <c>matching</c>: for each id that was ever submitted its home (one partition an id), and for each company family what is compared (<see cref="FamilyPages"/>).
/// </summary>
public sealed class MatchingStore(Tables tables)
{
    private const string At = "at";
    private const string Decided = "decided";
    private const string Into = "into";
    private const string Why = "why";

    /// <summary>How long before itself a submission looks for deals that it names.</summary>
    private const int DaysBefore = 366 + DealMatch.WindowDays;

    private readonly WrittenPages _written = new();

    /// <summary>Ids of everything that was told of a company family, named by its topmost parent.</summary>
    public async Task<IReadOnlyCollection<string>> OfFamilyAsync(string root, CancellationToken cancellationToken)
    {
        var told = await new FamilyPages(tables.Matching, _written, TableKeys.Family(root)).AllAsync(cancellationToken);
        return [.. told.Select(t => t.DealId).Distinct(StringComparer.Ordinal)];
    }

    public async Task<Home?> FindHomeAsync(string dealId, CancellationToken cancellationToken)
    {
        var key = TableKeys.Home(dealId);
        return await tables.Matching.FindAsync(key, key, cancellationToken) is { } row
            ? new(dealId, row.GetDateTimeOffset(At)!.Value, row.GetBoolean(Decided) is true, row.GetString(Into), row.GetString(Why), row.Record(MatchJson.Default.MatchFacts), row.ETag)
            : null;
    }

    /// <summary>The home of what is told under an id, made undecided when there is none.</summary>
    public async Task<Home> OpenHomeAsync(MatchFacts facts, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (await FindHomeAsync(facts.DealId, cancellationToken) is { } known) return known;
        var home = new Home(facts.DealId, at, Decided: false, Into: null, Why: null, facts, default);
        try
        {
            var added = await tables.Matching.AddEntityAsync(Row(home), cancellationToken);
            if (added.Headers.ETag is { } etag) return home with { ETag = etag, IsFresh = true };
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            // Another submission of the same, or this one's lost answer.
        }

        return await FindHomeAsync(facts.DealId, cancellationToken) ?? throw new InvalidOperationException($"The home of {facts.DealId} is gone.");
    }

    /// <summary>Decides where an id is told: in another deal and why, or, with null, under itself.</summary>
    /// <returns>False when someone else decided meanwhile.</returns>
    public async Task<bool> TryDecideAsync(Home home, string? into, string? why, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(home);
        try
        {
            await tables.Matching.UpdateEntityAsync(Row(home with { Decided = true, Into = into, Why = why }), home.ETag, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            return false;
        }
    }

    /// <summary>The id under which what was submitted as this one is told, through every merge; null when nothing was submitted.</summary>
    public async Task<Home?> FindRootAsync(string dealId, CancellationToken cancellationToken)
    {
        var home = await FindHomeAsync(dealId, cancellationToken);
        for (var step = 0; home?.Into is { } into && step < 20; step++) home = await FindHomeAsync(into, cancellationToken) ?? throw new InvalidOperationException($"The home of {into} is gone.");
        return home;
    }

    /// <summary>Says to others what a submission tells, in the partition of each family.</summary>
    /// <returns>What others told before around the same time, each once: whoever is not among them sees this one.</returns>
    public async Task<IReadOnlyList<MatchFacts>> AnnounceAsync(MatchFacts facts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var (first, last) = Around(facts);
        var found = await Task.WhenAll(facts.Keys.Select(async key =>
        {
            var pages = new FamilyPages(tables.Matching, _written, TableKeys.Family(key));
            var year = await pages.AddAsync(facts, cancellationToken);
            return year is not null && first.Year == last.Year ? year : await pages.ReadAsync(first, last, cancellationToken);
        }));
        return Near(facts, found);
    }

    /// <summary>What others tell of the same families around the same time, each once.</summary>
    public async Task<IReadOnlyList<MatchFacts>> CandidatesAsync(MatchFacts facts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var (first, last) = Around(facts);
        return Near(facts, await Task.WhenAll(facts.Keys.Select(key => new FamilyPages(tables.Matching, _written, TableKeys.Family(key)).ReadAsync(first, last, cancellationToken))));
    }

    /// <summary>What was told of the same families, itself included, whose period begins within these days, each once. One storage round trip for each family, or one for each 4 MiB of its pages.</summary>
    public async Task<IReadOnlyList<MatchFacts>> ToldAsync(MatchFacts facts, DateOnly from, DateOnly until, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var found = await Task.WhenAll(facts.Keys.Select(key => new FamilyPages(tables.Matching, _written, TableKeys.Family(key)).AllAsync(cancellationToken)));
        return [.. found.SelectMany(page => page).Where(c => c.Announced.First >= from && c.Announced.First <= until).DistinctBy(c => c.DealId)];
    }

    /// <summary>What tells of another deal by its id may be announced long after it.</summary>
    private static (DateOnly First, DateOnly Last) Around(MatchFacts facts) =>
        (facts.Announced.First.AddDays(facts.Relations.IsEmpty ? -DealMatch.WindowDays : -DaysBefore), facts.Announced.Last.AddDays(DealMatch.WindowDays));

    private static List<MatchFacts> Near(MatchFacts facts, IEnumerable<IEnumerable<MatchFacts>> found) =>
        [.. found.SelectMany(page => page).Where(c => c.DealId != facts.DealId && facts.IsNear(c)).DistinctBy(c => c.DealId)];

    private static TableEntity Row(Home home)
    {
        var key = TableKeys.Home(home.DealId);
        var row = new TableEntity(key, key) { [At] = home.At, [Decided] = home.Decided }.With(home.Facts, MatchJson.Default.MatchFacts);
        if (home.Into is not null) row[Into] = home.Into;
        if (home.Why is not null) row[Why] = home.Why;
        return row;
    }
}
