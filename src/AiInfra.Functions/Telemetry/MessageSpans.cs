using System.Diagnostics;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Notifications;
using AiInfra.Functions.Storage;
using AiInfra.Json;
using Azure.Messaging.ServiceBus;

namespace AiInfra.Functions.Telemetry;

/// <summary>Spans of messages, on either bus (OpenTelemetry semantic conventions for messaging and for Azure Service Bus, 1.45).</summary>
internal static class MessageSpans
{
    /// <summary>Sends under a span, which is what the messages carry on unless they carry something already. The Service Bus SDK leaves a message alone that has a <c>traceparent</c>.</summary>
    public static async Task SendAsync(string queueOrTopic, IReadOnlyCollection<OutgoingMessage> messages, Func<Task> send)
    {
        using var span = messages.Count > 0 ? Traces.Start($"send {queueOrTopic}", ActivityKind.Producer) : null;
        span.About("send", queueOrTopic).Tag("messaging.batch.message_count", messages.Count).Tag("messaging.message.id", messages.Count == 1 ? messages.First().MessageId : null);
        try
        {
            await send();
        }
        catch (Exception e) when (span.Sees(e))
        {
            throw;
        }
    }

    /// <summary>Goes on where the message was sent. Its start less the message's time is how long it waited.</summary>
    public static Activity? Process(ServiceBusReceivedMessage message, Inbox inbox) => Traces
        .Continue($"process {inbox}", ActivityKind.Consumer, CarriedTrace.In(message.ApplicationProperties))
        .About("process", inbox.Entity)
        .Tag("messaging.destination.subscription.name", inbox.Subscription)
        .Tag("messaging.message.id", message.MessageId)
        .Tag("azure.servicebus.message.delivery_count", message.DeliveryCount)
        .Tag("azure.servicebus.message.enqueued_time", message.EnqueuedTime.ToUnixTimeSeconds());

    /// <summary>What the message is about.</summary>
    public static Activity? About(this Activity? span, object body) => span is null ? null : body switch
    {
        DealsChanged { Deals: [var only] } => span.Tag(Traces.DealId, only.DealId),
        AlertRaised { EventId: var id } => span.Tag(Traces.EventId, id).Tag(Traces.DealId, TableKeys.DealOf(id)),
        DeliveryDue due => span
            .Tag(Traces.DeliveryId, due.DeliveryId)
            .Tag(Traces.Channel, SnakeCase.Of(due.Channel))
            .Tag(Traces.EventId, due.EventId)
            .Tag(Traces.DealId, Subject.IsNotice(due.EventId, out _) || Subject.IsSummary(due.EventId, out _, out _) ? null : TableKeys.DealOf(due.EventId)),
        _ => span,
    };

    /// <summary>What became of it.</summary>
    public static void Became(this Activity? span, Handled outcome)
    {
        span.Tag(Traces.Outcome, Traces.WordOf(outcome));
        if (outcome is Handled.Poison poison) span.Fail(poison.Reason);
        else if (outcome is Handled.Later { CountsAsAttempt: true, Reason: var reason }) span.Fail(reason);
    }

    private static Activity? About(this Activity? span, string operation, string queueOrTopic) => span
        .Tag("messaging.system", "servicebus")
        .Tag("messaging.destination.name", queueOrTopic)
        .Tag("messaging.operation.name", operation)
        .Tag("messaging.operation.type", operation);
}
