using System.Collections.Immutable;
using AiInfra.Deals;
using AiInfra.Functions.Storage;
using AiInfra.Matching;

namespace AiInfra.Functions.Intake;

/// <summary>Another deal a submission was held against.</summary>
/// <param name="DealId">The deal it is told in now.</param>
public sealed record Likeness(string DealId, MatchResult Result);

/// <summary>Where a submission belongs.</summary>
/// <param name="DealId">The deal to tell it in; its own id when nobody told the same before.</param>
/// <param name="Into">What it was merged into, which may itself be told in <paramref name="DealId"/>; null when in nothing.</param>
/// <param name="Why">Why it was merged.</param>
/// <param name="Others">Deals that are not the same, but a tranche of the same, or possibly the same.</param>
/// <param name="IsTaken">The id belongs to a different deal: the submission needs another.</param>
/// <param name="IsFresh">Nothing was ever submitted under this id before.</param>
public sealed record Place(string DealId, string? Into, string? Why, ImmutableArray<Likeness> Others, bool IsTaken = false, bool IsFresh = false);

/// <summary>
/// Finds the deal that a submission tells of. It first announces what it tells to everyone who looks at the same companies, then looks itself: of two at once at least one sees the other.
/// Each id is decided once, on its own row; the earlier one keeps its id, and a later one that has not decided yet is told so on its row.
/// A test of the system is like nothing that was announced. A new deal takes five storage round trips before it is decided, one or two of them on the page of each of its families at once, and one more for each candidate that may tell the same.
/// </summary>
public sealed class SameDeals(MatchingStore matching, TimeProvider clock)
{
    /// <summary>How long an undecided submission is waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Twice what a deal keeps: several may be told in one deal.</summary>
    private const int MaxUnsure = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <returns>Null when others decide around it all the time: try again.</returns>
    public async Task<Place?> PlaceAsync(MatchFacts facts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (DealId.IsTest(facts.DealId)) return new(facts.DealId, Into: null, Why: null, [], IsFresh: true);
        var started = clock.GetUtcNow();
        var home = await matching.OpenHomeAsync(facts, started, cancellationToken);
        if (DealMatch.Of(facts, home.Facts).Verdict is MatchVerdict.Different or MatchVerdict.Tranche) return new(facts.DealId, Into: null, Why: null, [], IsTaken: true);
        var candidates = home.Decided ? [] : await matching.AnnounceAsync(facts, cancellationToken);
        while (clock.GetUtcNow() - started < 3 * Patience)
        {
            if (home.Decided) return new(await RootAsync(home, cancellationToken), home.Into, home.Why, []);
            if (await TryDecideAsync(home, await LikenessesAsync(facts, candidates, cancellationToken), cancellationToken) is { } place) return place;
            await Task.Delay(Pause, clock, cancellationToken);
            home = await matching.FindHomeAsync(facts.DealId, cancellationToken) ?? home;
        }

        return null;
    }

    /// <summary>What a submission would be found to be like, without leaving a trace.</summary>
    public async Task<IReadOnlyList<Likeness>> LookAsync(MatchFacts facts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (DealId.IsTest(facts.DealId)) return [];
        var found = await LikenessesAsync(facts, await matching.CandidatesAsync(facts, cancellationToken), cancellationToken);
        return [.. found.Select(f => new Likeness(f.Home.DealId, f.Result))];
    }

    /// <returns>Null when it is not decided yet, or someone else decided it: look again.</returns>
    private async Task<Place?> TryDecideAsync(Home home, List<Found> found, CancellationToken cancellationToken)
    {
        var same = found.Where(f => f.Result.Verdict is MatchVerdict.Same).ToList();
        if (same.Find(f => f.Home.Decided) is { } keeper)
            return await matching.TryDecideAsync(home, keeper.Home.DealId, keeper.Result.Explanation, cancellationToken)
                ? new(keeper.Home.DealId, keeper.Home.DealId, keeper.Result.Explanation, [.. same.Where(f => f.Home.Decided && f != keeper).Select(f => new Likeness(f.Home.DealId, f.Result))])
                : null;
        if (same.Find(f => f.Home.IsBefore(home)) is { } earlier)
        {
            // Its process is gone, or it would have decided long ago: then it keeps its id, and this is told there.
            if (clock.GetUtcNow() - earlier.Home.At >= Patience) await matching.TryDecideAsync(earlier.Home, into: null, why: null, cancellationToken);
            return null;
        }

        // Whoever is later is told so, unless it did not see this one and decided a moment ago.
        foreach (var later in same)
        {
            if (!await matching.TryDecideAsync(later.Home, home.DealId, later.Result.Explanation, cancellationToken)) return null;
        }

        var others = found.Where(f => f.Result.Verdict is MatchVerdict.Tranche or MatchVerdict.Unsure).Select(f => new Likeness(f.Home.DealId, f.Result));
        return await matching.TryDecideAsync(home, into: null, why: null, cancellationToken) ? new(home.DealId, Into: null, Why: null, [.. others], IsFresh: home.IsFresh) : null;
    }

    /// <summary>The deals that are not simply different, the likest first, each once.</summary>
    private async Task<List<Found>> LikenessesAsync(MatchFacts facts, IReadOnlyList<MatchFacts> candidates, CancellationToken cancellationToken)
    {
        var judged = candidates.Select(c => (c.DealId, Result: DealMatch.Of(facts, c))).Where(c => c.Result.Verdict is not MatchVerdict.Different).ToLookup(c => c.Result.Verdict is MatchVerdict.Unsure);
        // Of what is only possible, no more are named than a person would look at.
        var like = judged[false].Concat(judged[true].OrderByDescending(c => c.Result.Score).ThenBy(c => c.DealId, StringComparer.Ordinal).Take(MaxUnsure));
        var found = await Task.WhenAll(like.Select(async c => (Home: await matching.FindRootAsync(c.DealId, cancellationToken), c.Result)));
        return
        [
            .. found
                .Where(f => f.Home is not null && f.Home.DealId != facts.DealId)
                .Select(f => new Found(f.Home!, f.Result))
                .OrderByDescending(f => f.Result.Verdict).ThenByDescending(f => f.Result.Score).ThenBy(f => f.Home.DealId, StringComparer.Ordinal)
                .DistinctBy(f => f.Home.DealId),
        ];
    }

    private async Task<string> RootAsync(Home home, CancellationToken cancellationToken) =>
        home.Into is null ? home.DealId : (await matching.FindRootAsync(home.Into, cancellationToken))?.DealId ?? home.Into;

    private sealed record Found(Home Home, MatchResult Result);
}
