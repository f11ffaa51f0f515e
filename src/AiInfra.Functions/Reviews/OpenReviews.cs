using AiInfra.Deals;
using AiInfra.Deals.Records;
using AiInfra.Functions.Storage;
using AiInfra.Reviews;

namespace AiInfra.Functions.Reviews;

/// <summary>Sees that every merge and every possible duplicate of a deal has its review. A review that is there stays as it is; most deals need none, and cost nothing.</summary>
public sealed class OpenReviews(ReviewStore reviews, DealStore deals)
{
    public async Task EnsureAsync(Deal deal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(deal);
        foreach (var merge in deal.Merged)
        {
            var review = Review.Of(merge.DealId, merge.Into, merge.At, merge.Why) with { Judgements = [new(Verdict.Same, merge.By, merge.At, null)] };
            await reviews.EnsureAsync(review, cancellationToken);
        }

        foreach (var doubt in deal.PossibleDuplicates) await EnsureAsync(deal, doubt, cancellationToken);
    }

    private async Task EnsureAsync(Deal deal, Doubt doubt, CancellationToken cancellationToken)
    {
        // The later one is asked about; which of two was first does not depend on who is looked at.
        var other = (await deals.FindAsync(doubt.DealId, cancellationToken))?.Deal;
        var isLater = other is null || (deal.SubmittedAt, deal.Id).CompareTo((other.SubmittedAt, other.Id)) > 0;
        var review = isLater ? Review.Of(deal.Id, doubt.DealId, deal.UpdatedAt, doubt.Why) : Review.Of(doubt.DealId, deal.Id, deal.UpdatedAt, doubt.Why);
        await reviews.EnsureAsync(review, cancellationToken);
        if (doubt.Certain && await reviews.FindAsync(review.Id, cancellationToken) is { Record: { Verdict: Verdict.Open, IsJudgedByPerson: false } } open)
            await reviews.TryUpdateAsync(open, open.Record.Judge(Verdict.Same, Review.Matching, deal.UpdatedAt, null), cancellationToken);
    }
}
