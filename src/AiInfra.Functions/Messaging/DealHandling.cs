using AiInfra.Functions.Telemetry;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Messaging;

/// <summary>
/// How a message that names changed deals is treated. One deal succeeds or fails with its message. Of several each is handled for itself, some at once, and what does not succeed goes on
/// in a message of its own, so that one deal that cannot be handled holds up none of the others.
/// </summary>
public sealed class DealHandling(IMessageBus bus, MessageHandling handling)
{
    private const int AtOnce = 2;

    /// <summary>A message that was given out so often without an end is not worked through once more: its lock ran out, or one of its deals ends the process.</summary>
    private const int MaxDeliveries = 2;

    /// <param name="message">The message as received.</param>
    /// <param name="actions">How it is settled.</param>
    /// <param name="subscription">Of the topic, which the message comes from.</param>
    /// <param name="handle">Does the work for one deal.</param>
    /// <param name="cancellationToken">The host stops: the message stays locked and comes back.</param>
    public Task RunAsync(ServiceBusReceivedMessage message, ServiceBusMessageActions actions, string subscription, Func<DealChanged, Task<Handled>> handle, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        return handling.RunAsync(
            message,
            actions,
            new(Entities.Deals, subscription),
            MessageJson.Default.DealsChanged,
            changed => changed.Deals switch
            {
                [var only] => handle(only),
                _ when message.DeliveryCount > MaxDeliveries => PartAsync(message.MessageId, changed.Deals, cancellationToken),
                _ => EachAsync(message.MessageId, changed, handle, cancellationToken),
            },
            cancellationToken);
    }

    private async Task<Handled> EachAsync(string messageId, DealsChanged changed, Func<DealChanged, Task<Handled>> handle, CancellationToken cancellationToken)
    {
        var outcomes = await InParallel.SelectAsync(changed.Deals, AtOnce, async deal => (Deal: deal, Succeeded: await SucceedsAsync(deal, handle, cancellationToken)), cancellationToken);
        return await PartAsync(messageId, [.. outcomes.Where(o => !o.Succeeded).Select(o => o.Deal)], cancellationToken);
    }

    /// <summary>The deals go on, each in a message of its own.</summary>
    private async Task<Handled> PartAsync(string messageId, IReadOnlyCollection<DealChanged> deals, CancellationToken cancellationToken)
    {
        if (deals.Count > 0) await bus.SendAsync(Entities.Deals, [.. deals.Select(deal => Messages.DealAlone(messageId, deal))], cancellationToken);
        return Handled.Done;
    }

    private static async Task<bool> SucceedsAsync(DealChanged deal, Func<DealChanged, Task<Handled>> handle, CancellationToken cancellationToken)
    {
        using var span = Traces.Start("handle deal").Tag(Traces.DealId, deal.DealId);
        try
        {
            var outcome = await handle(deal);
            span.Became(outcome);
            return outcome is Handled.Completed;
        }
#pragma warning disable CA1031 // What failed is tried again by itself, where it is logged and counted.
        catch (Exception e) when (span.Sees(e) || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return false;
        }
    }
}
