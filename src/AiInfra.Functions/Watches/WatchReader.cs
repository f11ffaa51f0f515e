using System.Globalization;
using AiInfra.Functions.Articles;
using AiInfra.Functions.Proposals;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Watches.Sources;
using AiInfra.Watches;

namespace AiInfra.Functions.Watches;

/// <summary>
/// Reads one watched source and proposes the deals that its new entries tell. The turn is taken before the source is asked, so that among all instances one asks;
/// what was read is noted after everything was proposed, so that who breaks off in between proposes the same again, which is one proposal.
/// </summary>
public sealed class WatchReader(WatchStore watches, SourceClient client, EntryReader entries, ArticleIntake articles, TimeProvider clock)
{
    /// <summary>Entries of one reading; the others have their turn in the next.</summary>
    public const int MaxEntries = 50;

    /// <returns>Its status; null when it was not its turn.</returns>
    public async Task<string?> ReadAsync(Stored<Watch> due, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(due);
        var now = clock.GetUtcNow();
        if (!await watches.TryClaimHostAsync(due.Record.Url.IdnHost, now, cancellationToken)) return null;
        if (await watches.TryUpdateAsync(due, due.Record.Claimed(now), cancellationToken) is not { Record: var watch }) return null;
        var note = await client.FetchAsync(watch, cancellationToken) switch
        {
            SourceFetch.Fetched fetched => await TakeAsync(watch, fetched, cancellationToken),
            SourceFetch.NotModified => w => w.Answered(clock.GetUtcNow(), "nothing new"),
            SourceFetch.Gone => w => w.Gone(clock.GetUtcNow()),
            SourceFetch.Failed failed => w => w.Failed(clock.GetUtcNow(), failed.Reason, failed.RetryAfter),
            _ => throw new InvalidOperationException(),
        };
        return (await watches.ChangeAsync(watch.Id, note, cancellationToken))?.LastStatus;
    }

    /// <returns>What to note of it.</returns>
    private async Task<Func<Watch, Watch>> TakeAsync(Watch watch, SourceFetch.Fetched fetched, CancellationToken cancellationToken)
    {
        var reading = SourceReading.Read(fetched.Body);
        if (reading is SourceReading.Unreadable unreadable) return w => w.Failed(clock.GetUtcNow(), $"the feed cannot be read: {unreadable.Reason}");
        var feed = (SourceReading.Ok)reading;
        var known = watch.Seen.ToHashSet(StringComparer.Ordinal);
        var fresh = feed.Entries.DistinctBy(e => e.Hash).Where(e => !known.Contains(e.Hash)).ToList();
        var now = fresh.Take(MaxEntries).ToList();
        var proposed = 0;
        foreach (var entry in now) proposed += await ProposeAsync(watch, feed.Name, entry, cancellationToken);
        var status = string.Create(CultureInfo.InvariantCulture, $"{Counted(now.Count, "new entry", "new entries")}, {Counted(proposed, "deal", "deals")} proposed");
        // Of entries left over a source that has not changed would say nothing.
        var whole = now.Count == fresh.Count;
        return w => w.With([.. now.Select(e => e.Hash)], proposed).Answered(clock.GetUtcNow(), status) with { ETag = whole ? fetched.ETag : null, LastModified = whole ? fetched.LastModified : null };
    }

    private static string Counted(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    private async Task<int> ProposeAsync(Watch watch, string? sourceName, SourceEntry entry, CancellationToken cancellationToken)
    {
        var (article, deals) = entries.Read(watch, sourceName, entry);
        var proposed = 0;
        foreach (var found in deals)
        {
            if (await articles.ProposeAsync("watch:" + watch.Id, article, found, cancellationToken) is ProposeResult.Proposed) proposed++;
        }

        return proposed;
    }
}
