using System.Text.Json;
using System.Text.Json.Serialization;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Telemetry;

namespace AiInfra.LocalHost.Bus;

/// <summary>
/// A message as it lies in a storage queue. Plain JSON and not Base64: 48 KB of body and this frame around it would no longer fit in 64 KiB.
/// </summary>
/// <param name="Body">JSON, written as it came.</param>
/// <param name="Reason">Why it was dead-lettered; null otherwise.</param>
internal sealed record Envelope(
    string Id,
    int Attempt,
    [property: JsonConverter(typeof(RawJson))] BinaryData Body,
    string? Reason = null,
    string? Description = null,
    int? DeliveryCount = null,
    CarriedTrace? Trace = null)
{
    /// <summary>The longest message id Service Bus takes.</summary>
    public const int MaxIdLength = 128;

    // What is left of the 64 KiB beside body and id.
    private const int MaxDescriptionLength = 1_024;

    /// <exception cref="MessageTooLargeException">The body is over the port's limit.</exception>
    /// <exception cref="ArgumentException">An id Service Bus would refuse, or a body that is not JSON.</exception>
    public static Envelope Of(OutgoingMessage message)
    {
        ArgumentException.ThrowIfNullOrEmpty(message.MessageId, nameof(message));
        if (message.MessageId.Length > MaxIdLength) throw new ArgumentException($"A message id has {MaxIdLength} characters at most.", nameof(message));
        var bytes = message.Body.ToMemory().Length;
        if (bytes > OutgoingMessage.MaxBytes) throw new MessageTooLargeException($"Message {message.MessageId} has a body of {bytes} bytes; {OutgoingMessage.MaxBytes} is the most.");
        return new(message.MessageId, message.Attempt, message.Body, Trace: message.Carried);
    }

    public Envelope DeadLettered(string? reason, string? description, int deliveryCount) =>
        this with { Reason = Cut(reason), Description = Cut(description), DeliveryCount = deliveryCount };

    public BinaryData Write()
    {
        try
        {
            return new(JsonSerializer.SerializeToUtf8Bytes(this, EnvelopeJson.Default.Envelope));
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"The body of message {Id} is not JSON.", e);
        }
    }

    /// <summary>Null for what no sender of this bus has written.</summary>
    public static Envelope? Read(BinaryData text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, EnvelopeJson.Default.Envelope) is { Id: not null, Body: not null } envelope ? envelope : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What cannot be read, as far as it goes into a dead letter.</summary>
    public static Envelope Unreadable(string id, BinaryData text) => new(id, 0, new(JsonSerializer.SerializeToUtf8Bytes(Cut(text.ToString()), EnvelopeJson.Default.String)));

    private static string? Cut(string? text) => text is { Length: > MaxDescriptionLength } ? text[..MaxDescriptionLength] : text;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Envelope))]
[JsonSerializable(typeof(string))]
internal sealed partial class EnvelopeJson : JsonSerializerContext;
