using AiInfra.Functions.Telemetry;

namespace AiInfra.Functions.Messaging;

/// <summary>The queues and the topic. The names are shared with the attributes of the functions and, held equal by a test, with Bicep.</summary>
public static class Entities
{
    public const string Connection = "ServiceBus";
    public const string Deals = "deals";
    public const string Evaluation = "evaluation";
    public const string Views = "views";
    public const string Alerts = "alerts";
    public const string Deliveries = "deliveries";
    public const string Imports = "imports";
}

/// <summary>Where a message is read from: a queue, or a subscription of a topic. Spelled <c>deals/evaluation</c>.</summary>
public readonly record struct Inbox(string Entity, string? Subscription = null)
{
    public override string ToString() => Subscription is null ? Entity : $"{Entity}/{Subscription}";
}

/// <summary>Where messages go. Delivery is at least once, in any order; a message is a hint that carries ids, never a record.</summary>
public interface IMessageBus
{
    /// <summary>
    /// Sends every message to one queue or topic, or throws. After a throw some may have been sent: repeat all of them, duplicate detection drops what arrived.
    /// </summary>
    /// <exception cref="MessageTooLargeException">A message is larger than <see cref="OutgoingMessage.MaxBytes"/>.</exception>
    /// <exception cref="BusUnavailableException">The bus did not take them; it may later.</exception>
    Task SendAsync(string queueOrTopic, IReadOnlyCollection<OutgoingMessage> messages, CancellationToken cancellationToken);
}

/// <param name="Body">UTF-8 JSON.</param>
/// <param name="Attempt">0 for the first; travels as application property <c>attempt</c>.</param>
/// <param name="NotBefore">When it becomes visible; null at once.</param>
public sealed record OutgoingMessage(string MessageId, BinaryData Body, int Attempt = 0, DateTimeOffset? NotBefore = null)
{
    public const string AttemptProperty = "attempt";

    /// <summary>The largest body both buses carry: 48 KB, what a Storage Queue message of 64 KiB holds with room for its envelope.</summary>
    public const int MaxBytes = 48 * 1024;

    /// <summary>The longest id Service Bus takes.</summary>
    private const int MaxIdLength = 128;

    /// <summary>The trace it belongs to; null for that of whoever sends it.</summary>
    public CarriedTrace? Trace { get; init; }

    /// <summary>What it carries when it is sent now.</summary>
    public CarriedTrace? Carried => Trace ?? CarriedTrace.Current;

    /// <summary>Duplicate detection drops a second message with the same id within its window, so a retry carries its attempt in it. A longer one is shortened by a hash of the whole.</summary>
    public string MessageId { get; } = MessageId.Length <= MaxIdLength ? MessageId : $"{MessageId[..95]}.{Digest.Hex(MessageId, 16)}";
}

public sealed class MessageTooLargeException(string message) : Exception(message);

public sealed class BusUnavailableException(string message, Exception innerException) : Exception(message, innerException);
