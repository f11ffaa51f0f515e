using System.Globalization;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Telemetry;

namespace AiInfra.Functions.Operations;

/// <summary>A kind of trouble, and what it is about now in words; null when there is none.</summary>
public sealed record Finding(string Cause, string? Trouble);

/// <summary>Looks for what should have come out at the other end of the pipeline by now. What hangs is set off once more: it can be done twice. A dozen round trips while all is well.</summary>
public sealed class OverdueWork(Outbox outbox, FanOuts fanOuts, DeliveryLists lists, DeliveryLedger ledger, IMessageBus bus, Metrics metrics, TimeProvider clock)
{
    /// <summary>How long an alert may have no delivery result.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>More than so many are not counted.</summary>
    private const int Most = 200;

    private const int AtOnce = 8;

    public async Task<IReadOnlyList<Finding>> FindAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Patience;
        var markers = await outbox.OverdueAsync(Patience, cancellationToken);
        var begun = await fanOuts.BegunBeforeAsync(before, Most, cancellationToken);
        await bus.SendAsync(Entities.Alerts, [.. begun.Select(f => Messages.AlertAgain(f.EventId, clock.GetUtcNow()) with { Trace = f.Trace })], cancellationToken);
        var silent = await SilentAsync(before, cancellationToken);
        metrics.Overdue(silent.Count);
        return
        [
            new("outbox", Words(markers.Select(m => m.DealId), "{0} stored deals were not passed on to the bus, such as {1}")),
            new("fan-out", Words(begun.Select(f => f.EventId), "{0} alerts have not reached the end of their recipients, such as {1}")),
            new("delivery", Words(silent.Select(d => d.EventId), "{0} deliveries have no result after five minutes, such as one of alert {1}")),
        ];
    }

    /// <summary>Owed for long, and not tried. Lines that a crash left behind are cleared away.</summary>
    private async Task<IReadOnlyList<DeliveryDue>> SilentAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var lines = await lists.OwedBeforeAsync(before, Most, cancellationToken);
        var silent = await InParallel.SelectAsync(
            lines,
            AtOnce,
            async line =>
            {
                if (await ledger.FindAsync(line.Due, cancellationToken) is null or { State: DeliveryState.Pending, Attempts: 0 }) return line.Due;
                await lists.DeleteAsync(line, cancellationToken);
                return null;
            },
            cancellationToken);
        return [.. silent.OfType<DeliveryDue>()];
    }

    private static string? Words(IEnumerable<string> ids, string words)
    {
        var all = ids.ToList();
        return all.Count == 0 ? null : string.Format(CultureInfo.InvariantCulture, words, all.Count >= Most ? $"{Most} or more" : all.Count, all[0]);
    }
}
