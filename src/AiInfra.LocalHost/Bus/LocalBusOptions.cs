namespace AiInfra.LocalHost.Bus;

/// <summary>The local bus, with the defaults of the real one (Service Bus Standard, <c>host.json</c>).</summary>
internal sealed record LocalBusOptions
{
    /// <summary>How long a received message is locked; whole seconds, 1 s at least (storage knows no shorter ones).</summary>
    public TimeSpan LockDuration { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the lock is renewed while the function runs: <c>maxAutoLockRenewalDuration</c>.</summary>
    public TimeSpan MaxLockRenewal { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A message that failed this often is dead-lettered.</summary>
    public int MaxDeliveryCount { get; init; } = 10;

    /// <summary>Messages of one function in work at once: <c>maxConcurrentCalls</c>.</summary>
    public int MaxConcurrentCalls { get; init; } = 16;

    /// <summary>How long a second message with the same id is dropped.</summary>
    public TimeSpan DuplicateWindow { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Senders wait while a queue is longer: the emulator scans it on every call.</summary>
    public int MaxQueueLength { get; init; } = 1_000;

    /// <summary>How long they wait at most. It is for speed only, so it ends.</summary>
    public TimeSpan MaxSendWait { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long running functions may go on after the stop before they are cancelled.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Before every queue name: two systems on one storage account.</summary>
    public string Prefix { get; init; } = "";
}
