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

    /// <summary>Deals that one reading proposes; the entries that tell more have their turn in the next. A person is to look at each.</summary>
    public const int MaxDeals = 50;

    /// <summary>Deals of one entry; no more of it are ever proposed. Less than those of a reading, so that each reading gets on.</summary>
    public const int MaxDealsOfEntry = 20;

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
        var taken = await ProposeAsync(watch, feed.Name, fresh.Take(MaxEntries), cancellationToken);
        var waiting = fresh.Count - taken.Entries.Count;
        // Of entries left over a source that has not changed would say nothing.
        return w => w.With(taken.Entries, taken.Proposed).Answered(clock.GetUtcNow(), StatusOf(taken, waiting)) with { ETag = waiting == 0 ? fetched.ETag : null, LastModified = waiting == 0 ? fetched.LastModified : null };
    }

    private static string StatusOf(Taken taken, int waiting)
    {
        var status = $"{Counted(taken.Entries.Count, "new entry", "new entries")}, {Counted(taken.Proposed, "deal", "deals")} proposed";
        if (taken.LeftOut > 0) status += $"; {Counted(taken.LeftOut, "deal", "deals")} left out: more than {MaxDealsOfEntry} in one entry";
        if (waiting > 0) status += $"; {Counted(waiting, "more entry has its", "more entries have their")} turn next time";
        return status;
    }

    private static string Counted(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    /// <summary>Proposes what entries tell, until the next one tells more than the reading may.</summary>
    private async Task<Taken> ProposeAsync(Watch watch, string? sourceName, IEnumerable<SourceEntry> fresh, CancellationToken cancellationToken)
    {
        List<string> read = [];
        var (told, proposed, leftOut) = (0, 0, 0);
        foreach (var entry in fresh)
        {
            var (article, deals) = entries.Read(watch, sourceName, entry);
            var first = deals.Take(MaxDealsOfEntry).ToList();
            if ((told += first.Count) > MaxDeals) break;
            foreach (var found in first)
            {
                if (await articles.ProposeAsync("watch:" + watch.Id, article, found, cancellationToken) is ProposeResult.Proposed) proposed++;
            }

            leftOut += deals.Length - first.Count;
            read.Add(entry.Hash);
        }

        return new(read, proposed, leftOut);
    }

    /// <param name="Entries">Hashes of those that were read.</param>
    /// <param name="LeftOut">Deals that will not be proposed.</param>
    private sealed record Taken(List<string> Entries, int Proposed, int LeftOut);
}
