using AiInfra.Reviews;

namespace AiInfra.Functions.Storage;

/// <summary>Table <c>reviews</c>, with the lists <c>open</c>, <c>judged</c> and <c>settling</c>.</summary>
public sealed class ReviewStore
{
    public const string Open = "open";
    public const string Judged = "judged";
    private const string Settling = "settling";
    private readonly ListedRecords<Review> _reviews;

    public ReviewStore(Tables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        _reviews = new(tables.Reviews, ReviewJson.Default.Review, review => (review.Id, review.OpenedAt), ListsOf);
    }

    public Task<Stored<Review>?> FindAsync(string id, CancellationToken cancellationToken) => _reviews.FindAsync(id, cancellationToken);

    /// <summary>Stores a review unless there is one of the same pair. One round trip when there is.</summary>
    public Task EnsureAsync(Review review, CancellationToken cancellationToken) => _reviews.EnsureAsync(review, cancellationToken);

    /// <returns>False when the review changed since it was read.</returns>
    public Task<bool> TryUpdateAsync(Stored<Review> stored, Review next, CancellationToken cancellationToken) => _reviews.TryUpdateAsync(stored, next, cancellationToken);

    /// <summary>Marks a judgement as carried out, unless the review was judged anew meanwhile.</summary>
    /// <returns>The review as it is now.</returns>
    public async Task<Review> SettleAsync(Review review, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(review);
        if (await FindAsync(review.Id, cancellationToken) is not { } stored) return review;
        if (stored.Record.Judgements.Length != review.Judgements.Length) return stored.Record;
        var settled = stored.Record with { Settling = false };
        return await TryUpdateAsync(stored, settled, cancellationToken) ? settled : review;
    }

    /// <summary>Two storage round trips and one for each review.</summary>
    public Task<ListedPage<Review>> PageAsync(string list, string? after, int size, CancellationToken cancellationToken) => _reviews.PageAsync(list, after, size, cancellationToken);

    /// <summary>Judgements that nobody has carried out yet.</summary>
    public async Task<IReadOnlyList<Review>> SettlingAsync(CancellationToken cancellationToken) => (await PageAsync(Settling, null, 1000, cancellationToken)).Records;

    private static IEnumerable<string> ListsOf(Review review)
    {
        yield return review.Verdict is Verdict.Open ? Open : Judged;
        if (review.Settling) yield return Settling;
    }
}
