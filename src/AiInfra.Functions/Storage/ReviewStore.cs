using AiInfra.Reviews;
using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

public sealed record StoredReview(Review Review, ETag ETag);

/// <summary>A page of reviews, newest first.</summary>
/// <param name="Next">The row after which the next page begins; null when there is nothing further.</param>
public sealed record ReviewPage(IReadOnlyList<Review> Reviews, string? Next);

/// <summary>
/// Table <c>reviews</c>: each review in a partition of its own, and lists of them (<c>open</c>, <c>judged</c>, <c>settling</c>; newest first). A list is written before its review and cleared after,
/// so a crash leaves at most a line too many, which readers pass over.
/// </summary>
public sealed class ReviewStore(Tables tables)
{
    public const string Open = "open";
    public const string Judged = "judged";
    private const string Settling = "settling";
    private const string ReviewId = "reviewId";

    public async Task<StoredReview?> FindAsync(string id, CancellationToken cancellationToken) =>
        await tables.Reviews.FindAsync(id, id, cancellationToken) is { } row ? new(row.Record(ReviewJson.Default.Review), row.ETag) : null;

    /// <summary>Stores a review unless there is one of the same pair. One round trip when there is.</summary>
    public async Task EnsureAsync(Review review, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(review);
        if (await FindAsync(review.Id, cancellationToken) is not null) return;
        foreach (var list in ListsOf(review)) await ListAsync(list, review, cancellationToken);
        try
        {
            await tables.Reviews.AddEntityAsync(Row(review), cancellationToken);
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            // Someone else was first.
        }
    }

    /// <returns>False when the review changed since it was read.</returns>
    public async Task<bool> TryUpdateAsync(StoredReview stored, Review next, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(next);
        foreach (var list in ListsOf(next).Except(ListsOf(stored.Review))) await ListAsync(list, next, cancellationToken);
        try
        {
            await tables.Reviews.UpdateEntityAsync(Row(next), stored.ETag, TableUpdateMode.Replace, cancellationToken);
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            return false;
        }

        foreach (var list in ListsOf(stored.Review).Except(ListsOf(next))) await tables.Reviews.DeleteEntityAsync(list, LineOf(next), ETag.All, cancellationToken);
        return true;
    }

    /// <summary>Marks a judgement as carried out, unless the review was judged anew meanwhile.</summary>
    /// <returns>The review as it is now.</returns>
    public async Task<Review> SettleAsync(Review review, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(review);
        if (await FindAsync(review.Id, cancellationToken) is not { } stored) return review;
        if (stored.Review.Judgements.Length != review.Judgements.Length) return stored.Review;
        var settled = stored.Review with { Settling = false };
        return await TryUpdateAsync(stored, settled, cancellationToken) ? settled : review;
    }

    /// <summary>Two storage round trips and one for each review.</summary>
    public async Task<ReviewPage> PageAsync(string list, string? after, int size, CancellationToken cancellationToken)
    {
        List<Review> reviews = [];
        string? last = null;
        var lines = 0;
        await foreach (var line in tables.Reviews.RowsAsync(list, after, null, size, cancellationToken))
        {
            if (lines++ == size) return new(reviews, last);
            last = line.RowKey;
            if (await FindAsync(line.GetString(ReviewId), cancellationToken) is { Review: var review } && ListsOf(review).Contains(list)) reviews.Add(review);
        }

        return new(reviews, null);
    }

    /// <summary>Judgements that nobody has carried out yet.</summary>
    public async Task<IReadOnlyList<Review>> SettlingAsync(CancellationToken cancellationToken) => (await PageAsync(Settling, null, 1000, cancellationToken)).Reviews;

    private static IEnumerable<string> ListsOf(Review review)
    {
        yield return review.Verdict is Verdict.Open ? Open : Judged;
        if (review.Settling) yield return Settling;
    }

    private static string LineOf(Review review) => TableKeys.NewestFirst(review.OpenedAt, review.Id);

    private async Task ListAsync(string list, Review review, CancellationToken cancellationToken) =>
        await tables.Reviews.UpsertEntityAsync(new TableEntity(list, LineOf(review)) { [ReviewId] = review.Id }, TableUpdateMode.Replace, cancellationToken);

    private static TableEntity Row(Review review) => new TableEntity(review.Id, review.Id).With(review, ReviewJson.Default.Review);
}
