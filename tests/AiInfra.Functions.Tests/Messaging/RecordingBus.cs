using AiInfra.Functions.Messaging;

namespace AiInfra.Functions.Tests.Messaging;

/// <summary>A message on its queue or topic.</summary>
internal sealed record Posted(string Entity, OutgoingMessage Message)
{
    public string Id => Message.MessageId;
}

/// <summary>A bus in memory that keeps what it took, drops a second message of the same id, and fails when told to.</summary>
internal sealed class RecordingBus : IMessageBus
{
    private readonly Lock _lock = new();
    private readonly List<Posted> _asked = [];

    /// <summary>The fault of a send to a queue or topic; null for none.</summary>
    public Func<string, Exception?> Fault { get; set; } = _ => null;

    /// <summary>Every message it was given, repeats included.</summary>
    public IReadOnlyList<Posted> Asked
    {
        get
        {
            lock (_lock) return [.. _asked];
        }
    }

    /// <summary>What readers would get.</summary>
    public IReadOnlyList<Posted> Arrived => [.. Asked.DistinctBy(p => (p.Entity, p.Id))];

    public static Exception Down() => new BusUnavailableException("The bus is down.", new IOException());

    public IReadOnlyList<Posted> On(string entity) => [.. Arrived.Where(p => p.Entity == entity)];

    public void Forget()
    {
        lock (_lock) _asked.Clear();
    }

    public Task SendAsync(string queueOrTopic, IReadOnlyCollection<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Fault(queueOrTopic) is { } fault) return Task.FromException(fault);
        if (messages.FirstOrDefault(m => m.Body.ToMemory().Length > OutgoingMessage.MaxBytes) is { } large) return Task.FromException(new MessageTooLargeException(large.MessageId));
        lock (_lock) _asked.AddRange(messages.Select(m => new Posted(queueOrTopic, m with { Trace = m.Carried })));
        return Task.CompletedTask;
    }
}
