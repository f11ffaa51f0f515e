using AiInfra.Alerts;
using AiInfra.Feed;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using AiInfra.Json;
using Azure.Data.Tables;

namespace AiInfra.Functions.Feed;

/// <summary>One line of the list of changes: an event in the order of publication.</summary>
public sealed record Change(DealEvent Event, DateTimeOffset PublishedAt);

/// <summary>Changes, oldest first, and where to go on.</summary>
public sealed record ChangePage(IReadOnlyList<Change> Changes, string Next, bool More);

/// <summary>
/// Table <c>alerts</c>, one partition a month: the public feed (<c>f.</c> rows by the time the event occurred, newest first; a correction rewrites the row of the event it corrects)
/// and the list of changes (<c>c.</c> rows by the time of publication, oldest first, never rewritten).
/// </summary>
public sealed class AlertFeed(Tables tables, EvaluationStore evaluations, SiteOptions site, TimeProvider clock)
{
    /// <summary>
    /// Changes younger than this are held back: a row whose key was chosen a moment ago may still be on its way,
    /// and whoever had read past it would never see it.
    /// </summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    private const string PublishedAt = "publishedAt";
    private const string UpdatedAt = "updatedAt";
    private const string FirstEvent = "firstEvent";
    private const string Revision = "revision";
    private const string FeedPrefix = "f.";
    private const string ChangePrefix = "c.";

    public static bool TryFeedCursor(string? cursor, out MonthlyPlace place) => MonthlyPlace.TryParse(cursor, FeedPrefix, out place);

    public static bool TryChangeCursor(string? cursor, out MonthlyPlace place) => MonthlyPlace.TryParse(cursor, ChangePrefix, out place);

    /// <summary>Publishes an event once, however often it is asked to; one that met only subscribers' own criteria is nobody else's, and a test is no news.</summary>
    public async Task PublishAsync(string eventId, CancellationToken cancellationToken)
    {
        while (await evaluations.FindEventAsync(eventId, cancellationToken) is { } stored)
        {
            if (stored.Event.Deal.IsTest || stored.Event.ForEveryone() is not { } shown) return;
            if (stored.PublishedAt is { } at && await tables.Alerts.FindAsync(TableKeys.Month(at), ChangeKey(at, eventId), cancellationToken) is not null) return;

            // A time chosen before a crash is chosen anew: readers may have gone past it.
            var now = clock.GetUtcNow();
            if (!await evaluations.TrySetPublishedAsync(stored, now, cancellationToken)) continue;
            await ShowAsync(shown, now, cancellationToken);
            await tables.Alerts.UpsertEntityAsync(
                new TableEntity(TableKeys.Month(now), ChangeKey(now, eventId)) { [PublishedAt] = now }.With(shown, DomainJson.Default.DealEvent), TableUpdateMode.Replace, cancellationToken);
            var confirmed = await ConfirmAsync(eventId, now, cancellationToken);
            if (confirmed && clock.GetUtcNow() - now < Settling) return;

            // Overtaken, or written so late that a reader may have gone past it: then it is said again under a new time, since twice is better than never.
            await tables.Alerts.DeleteEntityAsync(TableKeys.Month(now), ChangeKey(now, eventId), cancellationToken: cancellationToken);
            if (!confirmed) return;
        }
    }

    /// <summary>
    /// Two may publish one event at the same time, and the second takes the first, whose row is still on its way, for crashed. Setting the time once more stops a second who is about to choose another;
    /// when one has chosen already, its row is the one, and ours goes before anyone could read it.
    /// </summary>
    private async Task<bool> ConfirmAsync(string eventId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        while (await evaluations.FindEventAsync(eventId, cancellationToken) is { } stored && stored.PublishedAt == at)
        {
            if (await evaluations.TrySetPublishedAsync(stored, at, cancellationToken)) return true;
        }

        return false;
    }

    public async Task<FeedPage> PageAsync(MonthlyPlace? from, int size, CancellationToken cancellationToken)
    {
        var page = await MonthlyRows.ReadAsync(tables.Alerts, from ?? new(TableKeys.Month(clock.GetUtcNow()), ""), -1, TableKeys.FirstMonth, FeedPrefix, size, cancellationToken);
        return new([.. page.Rows.Select(Entry)], site.Url, from?.ToCursor(), page.Next?.ToCursor());
    }

    /// <param name="from">The place after which to read; null from the beginning.</param>
    /// <param name="size">Changes at most.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<ChangePage> ChangesAsync(MonthlyPlace? from, int size, CancellationToken cancellationToken)
    {
        var settled = clock.GetUtcNow() - Settling;
        var start = from ?? new(TableKeys.FirstMonth, "");
        var page = await MonthlyRows.ReadAsync(tables.Alerts, start, 1, TableKeys.Month(settled), ChangePrefix, size, cancellationToken);
        var rows = page.Rows.TakeWhile(r => r.GetDateTimeOffset(PublishedAt) <= settled).ToList();
        var last = rows.Count > 0 ? new(rows[^1].PartitionKey, rows[^1].RowKey) : start;
        var next = rows.Count == page.Rows.Count && page.Next is { } further ? further : last;
        return new([.. rows.Select(r => new Change(r.Record(DomainJson.Default.DealEvent), r.GetDateTimeOffset(PublishedAt)!.Value))], next.ToCursor(), rows.Count == page.Rows.Count && page.Next is not null);
    }

    /// <summary>A crossing gets a row of its own, at the time it occurred; a correction changes the row of the crossing it corrects, which keeps its place and its id.</summary>
    private async Task ShowAsync(DealEvent dealEvent, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var first = dealEvent.Corrects is { } corrected && await evaluations.FindEventAsync(corrected, cancellationToken) is { Event: var crossing } && crossing.Deal.Id == dealEvent.Deal.Id ? crossing : dealEvent;
        var row = new TableEntity(TableKeys.Month(first.OccurredAt), FeedPrefix + TableKeys.NewestFirst(first.OccurredAt, first.Id))
        {
            [FirstEvent] = first.Id,
            [PublishedAt] = first.OccurredAt,
            [UpdatedAt] = first == dealEvent ? first.OccurredAt : now,
            [Revision] = dealEvent.Deal.Revision,
        };
        await tables.Alerts.PutNewerAsync(row.With(dealEvent, DomainJson.Default.DealEvent), Revision, cancellationToken);
    }

    private FeedEntry Entry(TableEntity row)
    {
        var dealEvent = row.Record(DomainJson.Default.DealEvent);
        return new(EntryId.Of(row.GetString(FirstEvent)), dealEvent, site.DealUrl(dealEvent.Deal.Id), row.GetDateTimeOffset(PublishedAt)!.Value, row.GetDateTimeOffset(UpdatedAt)!.Value);
    }

    private static string ChangeKey(DateTimeOffset at, string eventId) => ChangePrefix + TableKeys.OldestFirst(at, eventId);
}
