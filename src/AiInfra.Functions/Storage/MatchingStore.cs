using AiInfra.Matching;
using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

/// <summary>Where what was submitted under an id is told.</summary>
/// <param name="Decided">False while its submission is still looking for others that tell the same.</param>
/// <param name="Into">The deal it is told in, when that is another.</param>
/// <param name="Why">Why it is told there, in words.</param>
/// <param name="Facts">What was told first under this id.</param>
public sealed record Home(string DealId, DateTimeOffset At, bool Decided, string? Into, string? Why, MatchFacts Facts, ETag ETag)
{
    /// <summary>Of two that tell the same at the same moment the earlier keeps its id; the id decides between equals.</summary>
    public bool IsBefore(Home other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return At != other.At ? At < other.At : string.CompareOrdinal(DealId, other.DealId) < 0;
    }
}

/// <summary>
/// Table <c>matching</c>: for each id that was ever submitted its home (one partition an id), and for each of its parties a row with what is compared (one partition a company family, by date of announcement).
/// </summary>
public sealed class MatchingStore(Tables tables)
{
    private const string At = "at";
    private const string Decided = "decided";
    private const string Into = "into";
    private const string Why = "why";

    /// <summary>A date of year precision begins up to a year before the day it means.</summary>
    private const int DaysBefore = 366 + DealMatch.WindowDays;

    /// <summary>Candidates looked at in one family; beyond that the oldest are left out.</summary>
    private const int MaxCandidates = 1000;

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
        try
        {
            await tables.Matching.AddEntityAsync(Row(new(facts.DealId, at, Decided: false, Into: null, Why: null, facts, default)), cancellationToken);
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
    public Task AnnounceAsync(MatchFacts facts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return Task.WhenAll(facts.Keys.Select(key => tables.Matching.UpsertEntityAsync(
            new TableEntity(TableKeys.Family(key), TableKeys.Candidate(facts.Announced.First, facts.DealId)).With(facts, MatchJson.Default.MatchFacts), TableUpdateMode.Replace, cancellationToken)));
    }

    /// <summary>What others tell of the same families around the same time, each once.</summary>
    public async Task<IReadOnlyList<MatchFacts>> CandidatesAsync(MatchFacts facts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var found = await ToldAsync(facts, facts.Announced.First.AddDays(-DaysBefore), facts.Announced.Last.AddDays(DealMatch.WindowDays), cancellationToken);
        return [.. found.Where(c => c.DealId != facts.DealId)];
    }

    /// <summary>What was told of the same families, itself included, whose period begins within these days, each once. A storage round trip for each family, or one for each 1,000 deals of it.</summary>
    public async Task<IReadOnlyList<MatchFacts>> ToldAsync(MatchFacts facts, DateOnly from, DateOnly until, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var after = TableKeys.Candidate(from, "");
        var before = TableKeys.Candidate(until.AddDays(1), "");
        var found = await Task.WhenAll(facts.Keys.Select(key => RowsAsync(TableKeys.Family(key), after, before, cancellationToken)));
        return [.. found.SelectMany(rows => rows).DistinctBy(c => c.DealId)];
    }

    private async Task<List<MatchFacts>> RowsAsync(string family, string after, string before, CancellationToken cancellationToken)
    {
        List<MatchFacts> rows = [];
        await foreach (var row in tables.Matching.RowsAsync(family, after, before, 1000, cancellationToken)) rows.Add(row.Record(MatchJson.Default.MatchFacts));
        return rows.Count <= MaxCandidates ? rows : [.. rows.TakeLast(MaxCandidates)];
    }

    private static TableEntity Row(Home home)
    {
        var key = TableKeys.Home(home.DealId);
        var row = new TableEntity(key, key) { [At] = home.At, [Decided] = home.Decided }.With(home.Facts, MatchJson.Default.MatchFacts);
        if (home.Into is not null) row[Into] = home.Into;
        if (home.Why is not null) row[Why] = home.Why;
        return row;
    }
}
