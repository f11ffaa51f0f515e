using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AiInfra.Functions.Telemetry;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace AiInfra.Functions.Messaging;

/// <summary>What became of a message.</summary>
public abstract record Handled
{
    public static readonly Handled Done = new Completed();

    private Handled()
    {
    }

    public sealed record Completed : Handled;

    /// <summary>Not now: a copy comes back after the delay.</summary>
    /// <param name="CountsAsAttempt">False when nothing was tried (someone else holds the lease).</param>
    public sealed record Later(TimeSpan Delay, string Reason, bool CountsAsAttempt = true) : Handled;

    /// <summary>It can never succeed.</summary>
    /// <param name="Reason">A constant operators can search for.</param>
    public sealed record Poison(string Reason, string Description) : Handled;
}

/// <summary>
/// How every queue function treats its message: settled by hand; what failed this time comes back as a scheduled copy with its attempt count, what can never succeed is dead-lettered at once.
/// A message is thrown back only when not even the copy can be sent: a throw is redelivered at once and would burn its attempts within seconds.
/// </summary>
public sealed partial class MessageHandling(IMessageBus bus, Metrics metrics, TimeProvider clock, ILogger<MessageHandling> log)
{
    public const int MaxAttempts = 10;
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromMinutes(5);

    /// <param name="message">The message as received.</param>
    /// <param name="actions">How it is settled.</param>
    /// <param name="inbox">Where it comes from, and a copy goes to; a copy on a topic reaches every subscription, which is harmless, since all are idempotent and read the current state.</param>
    /// <param name="type">The form of the body.</param>
    /// <param name="handle">Does the work; may run twice at the same time for the same message.</param>
    /// <param name="cancellationToken">The host stops: the message stays locked and comes back.</param>
    public async Task RunAsync<T>(
        ServiceBusReceivedMessage message, ServiceBusMessageActions actions, Inbox inbox, JsonTypeInfo<T> type, Func<T, Task<Handled>> handle, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(actions);
        ArgumentNullException.ThrowIfNull(handle);
        using var span = MessageSpans.Process(message, inbox);
        try
        {
            var isReadable = TryRead(message, type, out var body);
            if (isReadable) span.About(body!);
            var outcome = isReadable ? await TryHandleAsync(message, handle, body, cancellationToken) : new Handled.Poison("unreadable-message", "The body is not a message of this queue.");
            span.Became(await SettleAsync(message, actions, inbox.Entity, outcome, cancellationToken));
        }
        catch (Exception e) when (span.Sees(e))
        {
            throw;
        }
    }

    /// <summary>1 s, 2 s, 4 s, … up to 5 minutes.</summary>
    public static TimeSpan Backoff(int attempt) => TimeSpan.FromSeconds(Math.Min(LongestBackoff.TotalSeconds, Math.Pow(2, attempt)));

    /// <returns>What became of the message in the end.</returns>
    private async Task<Handled> SettleAsync(ServiceBusReceivedMessage message, ServiceBusMessageActions actions, string entity, Handled outcome, CancellationToken cancellationToken)
    {
        var attempt = AttemptOf(message) + (outcome is Handled.Later { CountsAsAttempt: true } ? 1 : 0);
        if (outcome is Handled.Later exhausted && attempt >= MaxAttempts) outcome = new Handled.Poison("attempts-exhausted", $"Gave up after {attempt} attempts: {exhausted.Reason}");
        switch (outcome)
        {
            case Handled.Poison poison:
                metrics.DeadLettered(entity, poison.Reason);
                LogPoison(entity, message.MessageId, poison.Reason, poison.Description);
                await actions.DeadLetterMessageAsync(message, deadLetterReason: poison.Reason, deadLetterErrorDescription: poison.Description, cancellationToken: cancellationToken);
                break;
            case Handled.Later later:
                LogLater(entity, message.MessageId, attempt, later.Delay.TotalSeconds, later.Reason);
                await bus.SendAsync(entity, [Copy(message, attempt, later)], cancellationToken);
                await actions.CompleteMessageAsync(message, cancellationToken);
                break;
            default:
                await actions.CompleteMessageAsync(message, cancellationToken);
                break;
        }

        return outcome;
    }

    private static bool TryRead<T>(ServiceBusReceivedMessage message, JsonTypeInfo<T> type, out T body)
    {
        try
        {
            body = JsonSerializer.Deserialize(message.Body, type)!;
            return body is not null;
        }
        catch (JsonException)
        {
            body = default!;
            return false;
        }
    }

    private static int AttemptOf(ServiceBusReceivedMessage message) =>
        message.ApplicationProperties.TryGetValue(OutgoingMessage.AttemptProperty, out var value) ? Convert.ToInt32(value, CultureInfo.InvariantCulture) : 0;

    /// <summary>
    /// The copy has an id of its own, or duplicate detection would swallow it. The same for everyone who failed at this attempt: were it not, each failing subscription of a topic
    /// would send a copy to all of them, twice as many with every attempt. The time tells copies apart that count no attempt. Its trace goes on where the message was first sent, so that attempts stand side by side.
    /// </summary>
    private OutgoingMessage Copy(ServiceBusReceivedMessage message, int attempt, Handled.Later later)
    {
        var first = message.MessageId.Split('#')[0];
        var at = clock.GetUtcNow() + later.Delay;
        var place = later.CountsAsAttempt ? "" : string.Create(CultureInfo.InvariantCulture, $".{at.ToUnixTimeMilliseconds()}");
        return new(string.Create(CultureInfo.InvariantCulture, $"{first}#{attempt}{place}"), message.Body, attempt, at) { Trace = CarriedTrace.In(message.ApplicationProperties) };
    }

    private async Task<Handled> TryHandleAsync<T>(ServiceBusReceivedMessage message, Func<T, Task<Handled>> handle, T body, CancellationToken cancellationToken)
    {
        try
        {
            return await handle(body);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever failed, the message must come back.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFault(e, message.MessageId);
            return new Handled.Later(Backoff(AttemptOf(message)), e.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {MessageId} on {Entity} is dead-lettered: {Reason}. {Description}")]
    private partial void LogPoison(string entity, string messageId, string reason, string description);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {MessageId} on {Entity} comes back as attempt {Attempt} in {Seconds} s: {Reason}")]
    private partial void LogLater(string entity, string messageId, int attempt, double seconds, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {MessageId} failed")]
    private partial void LogFault(Exception exception, string messageId);
}
