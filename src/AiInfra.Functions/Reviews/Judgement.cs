using AiInfra.Deals;
using AiInfra.Deals.Records;
using AiInfra.Functions.Intake;
using AiInfra.Functions.Storage;
using AiInfra.Json;
using AiInfra.Reviews;

namespace AiInfra.Functions.Reviews;

/// <summary>
/// Carries out what was judged of two deals: two records become one, or part again. Every step can be repeated, each reads what is there, and the order of the steps is such that a crash between two of them
/// leaves dollars uncounted for a while and never counted twice: who is merged rests first, who parts is taken out first.
/// </summary>
public sealed class Judgement(DealStore deals, MatchingStore matching, DealWriter writer, TimeProvider clock)
{
    /// <summary>Whether taking back that the deals are the same would leave one of them without any report.</summary>
    public async Task<bool> LeavesNothingAsync(Review review, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(review);
        var (holder, _) = await HeldAsync(review, cancellationToken);
        if (holder is null || NodeIn(holder, review) is not { } node) return false;
        var rest = holder.Without(node);
        var inside = rest.Inside();
        return !rest.Reports.Any(r => inside.Contains(r.Home));
    }

    /// <returns>False when others write the deals all the time: the judgement stands and is to be carried out later.</returns>
    public async Task<bool> CarryOutAsync(Review review, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(review);
        return review.Verdict switch
        {
            Verdict.Open => true,
            Verdict.Same => await MergeAsync(review, cancellationToken),
            _ => await PartAsync(review, cancellationToken),
        };
    }

    /// <summary>The younger of two always goes into the elder, so that judgements at the same moment lead in no circle; what others move meanwhile is left for the next round.</summary>
    private async Task<bool> MergeAsync(Review review, CancellationToken cancellationToken)
    {
        var one = await ChainAsync(review.DealId, cancellationToken);
        var other = await ChainAsync(review.OtherId, cancellationToken);
        if (one is [] || other is []) return true;
        var (into, from) = one[^1].IsBefore(other[^1]) ? (one[^1], other[^1]) : (other[^1], one[^1]);
        if (from.DealId != into.DealId && !await matching.TryDecideAsync(from, into.DealId, review.Why, cancellationToken)) return false;

        // Those next to the elder first: who breaks off here goes on with what the elder does not hold yet.
        foreach (var home in one.Concat(other).Where(h => h.DealId != into.DealId).Reverse())
        {
            if (!await RestAsync(home.DealId, into.DealId, review, cancellationToken)) return false;
        }

        return true;
    }

    /// <summary>One deal rests, and its record is taken into the other, which must not rest itself.</summary>
    private async Task<bool> RestAsync(string from, string into, Review review, CancellationToken cancellationToken)
    {
        if (!await WriteAsync(from, known => known is null || known.MergedInto is not null ? null : known with { MergedInto = into }, review, cancellationToken)) return false;
        if (await deals.FindAsync(from, cancellationToken) is not { Record: var resting }) return true;
        var moved = false;
        var written = await WriteAsync(into, known => (moved = known?.MergedInto is not null) ? null : TakingIn(known, resting, review), review, cancellationToken);
        return written && !moved;
    }

    private async Task<bool> PartAsync(Review review, CancellationToken cancellationToken)
    {
        var (holder, holderId) = await HeldAsync(review, cancellationToken);
        if (holder is not null && (NodeIn(holder, review) ?? PartedFrom(holder, review.DealId) ?? PartedFrom(holder, review.OtherId)) is { } node)
        {
            if (!await WriteAsync(holderId, known => known is not null && known.Holds(node) ? known.Without(node) : null, review, cancellationToken)) return false;
            var rest = (await deals.FindAsync(holderId, cancellationToken))!.Record;
            if (await matching.FindHomeAsync(node, cancellationToken) is { Into: { } into } && rest.Inside().Contains(into))
            {
                if (!await WriteAsync(node, known => Restored(known, rest.Part(node)), review, cancellationToken)) return false;
                await TellAloneAsync(node, cancellationToken);
            }
        }

        var dealId = await RootAsync(review.DealId, cancellationToken);
        return await WriteAsync(dealId, known => Freed(known, review, review.Verdict is Verdict.Tranche), review, cancellationToken);
    }

    private DealRecord? TakingIn(DealRecord? known, DealRecord resting, Review review) =>
        known is null || known.Holds(resting.Id) ? null : known.With(resting, new Merge(resting.Id, known.Id, clock.GetUtcNow(), review.Judgements[^1].By, review.Why));

    /// <summary>The record in which the other deal of a review is told.</summary>
    private async Task<(DealRecord? Record, string Id)> HeldAsync(Review review, CancellationToken cancellationToken)
    {
        var id = await RootAsync(review.OtherId, cancellationToken);
        return ((await deals.FindAsync(id, cancellationToken))?.Record, id);
    }

    /// <summary>What is to be taken out of a record so that the deals of a review part: the one merged into the other, by whatever id it was when it was merged.</summary>
    private static string? NodeIn(DealRecord holder, Review review) =>
        holder.Holds(review.DealId) && holder.Holds(review.OtherId)
            ? Chain(holder, review.DealId).Except(Chain(holder, review.OtherId)).LastOrDefault() ?? Chain(holder, review.OtherId).Except(Chain(holder, review.DealId)).LastOrDefault()
            : null;

    /// <summary>A parting that was begun and not ended: taken out here, not restored there.</summary>
    private static string? PartedFrom(DealRecord holder, string dealId)
    {
        var merge = holder.Merges.FirstOrDefault(m => m.DealId == dealId);
        while (merge is { Reversed: false }) merge = holder.Merges.FirstOrDefault(m => m.DealId == merge.Into);
        return merge?.DealId;
    }

    /// <summary>The ids from one up to that of the record.</summary>
    private static IEnumerable<string> Chain(DealRecord holder, string dealId)
    {
        for (var id = dealId; id is not null && id != holder.Id; id = holder.Merges.FirstOrDefault(m => !m.Reversed && m.DealId == id)?.Into) yield return id;
    }

    /// <summary>The record that parts, as it was; it goes on with its own numbers and history.</summary>
    private static DealRecord? Restored(DealRecord? known, DealRecord part) => known switch
    {
        null => part,
        { MergedInto: null } => null,
        _ => part with { SubmittedAt = known.SubmittedAt, History = known.History },
    };

    /// <summary>Without the doubt that the review has answered, and related as a tranche when that is the answer.</summary>
    private static DealRecord? Freed(DealRecord? known, Review review, bool tranche)
    {
        if (known is null) return null;
        var freed = Linked(Linked(known, review.DealId, review.OtherId, tranche), review.OtherId, review.DealId, tranche: false);
        return ReferenceEquals(freed, known) ? null : freed;
    }

    private static DealRecord Linked(DealRecord record, string dealId, string otherId, bool tranche)
    {
        if (!record.Holds(dealId)) return record;
        var before = record.LinksOf(dealId);
        var links = before.Without(otherId);
        if (tranche) links = links with { Related = links.Related.Add(new(RelationType.TrancheOf, otherId)) };
        return links == before ? record : record.With(links);
    }

    private async Task<string> RootAsync(string dealId, CancellationToken cancellationToken) => (await matching.FindRootAsync(dealId, cancellationToken))?.DealId ?? dealId;

    /// <summary>The homes from one up to where it is told; none when nothing was submitted under the id.</summary>
    private async Task<List<Home>> ChainAsync(string dealId, CancellationToken cancellationToken)
    {
        List<Home> chain = [];
        for (var home = await matching.FindHomeAsync(dealId, cancellationToken); home is not null; home = home.Into is { } next ? await matching.FindHomeAsync(next, cancellationToken) : null) chain.Add(home);
        return chain;
    }

    /// <summary>From here on a deal is told under its own id again.</summary>
    private async Task TellAloneAsync(string dealId, CancellationToken cancellationToken)
    {
        while (await matching.FindHomeAsync(dealId, cancellationToken) is { } home && (home.Into is not null || !home.Decided))
        {
            if (await matching.TryDecideAsync(home, into: null, why: null, cancellationToken)) return;
        }
    }

    /// <returns>False when others wrote the record every time we tried.</returns>
    private async Task<bool> WriteAsync(string dealId, Func<DealRecord?, DealRecord?> change, Review review, CancellationToken cancellationToken)
    {
        var (verdict, by, _, note) = review.Judgements[^1];
        var why = note ?? $"judged {SnakeCase.Of(verdict)}: {review.DealId} and {review.OtherId}";
        var written = await writer.WriteAsync(dealId, known => change(known?.Record) is { } next ? new(next, clock.GetUtcNow(), by, why) : null, cancellationToken);
        return !written.Busy;
    }
}
