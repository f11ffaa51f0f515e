using AiInfra.Functions.Messaging;
using AiInfra.Functions.Tests.LocalHost.Bus;

namespace AiInfra.Functions.Tests.Messaging;

/// <summary>The bus that tests use keeps the contract of the real ones.</summary>
public sealed class RecordingBusTests : MessageBusContract
{
    private readonly RecordingBus _bus = new();

    private protected override IMessageBus Bus => _bus;

    private protected override string Queue => "any";

    private protected override Task<IReadOnlyList<Arrival>> ArrivedAsync(int atLeast)
    {
        IReadOnlyList<Arrival> arrived = [.. _bus.On(Queue).Select(p => new Arrival(p.Id, p.Message.Body.ToString(), p.Message.Attempt, p.Message.NotBefore ?? TimeProvider.System.GetUtcNow()))];
        Assert.True(arrived.Count >= atLeast);
        return Task.FromResult(arrived);
    }
}
