namespace AiInfra.Functions.Tests.Notifications;

/// <summary>What a receiver does with the next message.</summary>
internal enum ReceiverAnswer { Accept, RefuseForGood, RefuseForNow, Throttle, ReadAllAndNeverAnswer }

/// <summary>The other end of a channel, on a real socket.</summary>
internal interface IReceiver : IAsyncDisposable
{
    ReceiverAnswer Answer { get; set; }

    /// <summary>Completes when the first message was read to its end, whatever the answer.</summary>
    Task Received { get; }

    /// <summary>The delivery ids of the messages that were read to their end.</summary>
    IReadOnlyCollection<string> DeliveryIds { get; }

    /// <summary>What a reader would read in the last of them, and more.</summary>
    string LastText { get; }
}
