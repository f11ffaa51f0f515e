using System.Collections.Immutable;
using AiInfra.Subscribers;
using Azure;

namespace AiInfra.Functions.Storage;

public enum DeliveryState
{
    Pending,
    Retrying,

    /// <summary>Waits for the summary it goes out in.</summary>
    Held,
    Sent,
    Failed,

    /// <summary>Not to be sent: paused, muted, or the channel is not live.</summary>
    Withheld,
}

/// <summary>One attempt to send, as the ledger remembers it.</summary>
/// <param name="Outcome"><c>accepted</c>, <c>failed</c> or <c>refused</c>.</param>
/// <param name="Detail">What the provider said, without secrets.</param>
public sealed record DeliveryAttempt(DateTimeOffset At, string Outcome, double Milliseconds, string? Detail);

/// <summary>One delivery as the ledger knows it.</summary>
/// <param name="Attempts">How many were made to the end.</param>
/// <param name="LeaseUntil">While pending: until then someone is sending.</param>
/// <param name="Latency">From the submission of the facts to the provider's acceptance.</param>
/// <param name="Detail">What the provider said last, without secrets.</param>
public sealed record Delivery(
    string Partition, string Id, string SubscriberId, ChannelType Channel, DeliveryState State, int Attempts, DateTimeOffset? LeaseUntil, DateTimeOffset? SentAt, TimeSpan? Latency, string? Detail, ETag ETag)
{
    /// <summary>How many attempts are remembered one by one.</summary>
    public const int LogLength = 20;

    /// <summary>Its place in lists.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>The last attempts, oldest first.</summary>
    public ImmutableArray<DeliveryAttempt> Log { get; init; } = [];

    /// <summary>The delivery of the summary it went out in.</summary>
    public string? CarriedBy { get; init; }

    /// <summary>While held: when its summary is due.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>How many times someone had it sent again.</summary>
    public int Replays { get; init; }

    /// <summary>Attempts before the last replay: the schedule begins anew with it.</summary>
    public int AttemptsBefore { get; init; }

    /// <summary>It stands in the list of those that are tried again.</summary>
    public bool Listed { get; init; }

    /// <summary>Taken over from someone who broke off, and may have left lines that the row does not tell of. Not stored.</summary>
    public bool Resumed { get; init; }

    /// <summary>What it is about.</summary>
    public string EventId => TableKeys.SubjectOf(Partition);

    public bool IsOpen => State is DeliveryState.Pending or DeliveryState.Retrying;

    public Delivery Tried(DeliveryAttempt attempt) => this with { Attempts = Attempts + 1, LeaseUntil = null, Log = [.. Log.Append(attempt).TakeLast(LogLength)] };
}
