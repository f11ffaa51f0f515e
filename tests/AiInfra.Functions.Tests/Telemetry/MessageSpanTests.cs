using System.Diagnostics;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Telemetry;
using AiInfra.Functions.Tests.Messaging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AiInfra.Functions.Tests.Telemetry;

public sealed class MessageSpanTests : IDisposable
{
    private readonly HeardSpans _heard = new();
    private readonly RecordingBus _bus = new();
    private readonly Settlements _settled = new();
    private readonly Activity _trace = HeardSpans.Begin();
    private readonly OutgoingMessage _message;

    public MessageSpanTests()
    {
        _message = Messages.AlertRaised(new("deal-1.000001.a1b2c3")) with { Trace = CarriedTrace.Current };
        _trace.Stop();
    }

    private Activity Span => Assert.Single(_heard.In(_trace));

    public void Dispose()
    {
        _heard.Dispose();
        _trace.Dispose();
    }

    [Fact]
    public async Task A_message_is_worked_on_in_its_own_trace_and_says_what_it_is_about()
    {
        Activity? within = null;
        await HandleAsync(() =>
        {
            within = Activity.Current;
            return Handled.Done;
        });

        Assert.Same(Span, within);
        Assert.Equal((_trace.Id, "process alerts", ActivityKind.Consumer), (Span.ParentId, Span.OperationName, Span.Kind));
        Assert.Equal(("servicebus", "alerts", "process"), (Tag("messaging.system"), Tag("messaging.destination.name"), Tag("messaging.operation.type")));
        Assert.Equal((_message.MessageId, "deal-1.000001.a1b2c3", "deal-1"), (Tag("messaging.message.id"), Tag(Traces.EventId), Tag(Traces.DealId)));
        Assert.Equal(("completed", ActivityStatusCode.Unset), (Tag(Traces.Outcome), Span.Status));
    }

    [Fact]
    public async Task A_copy_that_comes_back_later_stays_in_the_trace_beside_the_first_attempt()
    {
        await HandleAsync(() => throw new IOException("secret detail"));
        Assert.Equal((_message.Trace, "IOException", ActivityStatusCode.Error, null), (Assert.Single(_bus.Asked).Message.Trace, Tag("error.type"), Span.Status, Span.StatusDescription));

        await Handling.RunAsync(Settlements.Received(_bus.Asked[0].Message), _settled.Actions, new(Entities.Alerts), MessageJson.Default.AlertRaised, _ => Task.FromResult(Handled.Done), CancellationToken.None);

        Assert.Equal([_trace.Id, _trace.Id], _heard.In(_trace).Select(s => s.ParentId));
    }

    [Fact]
    public async Task A_message_that_can_never_succeed_fails_its_span_with_the_reason()
    {
        await HandleAsync(() => new Handled.Poison("event-not-found", "There is none."));

        Assert.Equal(("poison", "event-not-found", ActivityStatusCode.Error), (Tag(Traces.Outcome), Tag("error.type"), Span.Status));
    }

    [Fact]
    public async Task A_message_thrown_back_fails_its_span()
    {
        _bus.Fault = _ => RecordingBus.Down();

        await Assert.ThrowsAsync<BusUnavailableException>(() => HandleAsync(() => throw new IOException()));

        Assert.Equal((nameof(BusUnavailableException), ActivityStatusCode.Error), (Tag("error.type"), Span.Status));
    }

    [Fact]
    public async Task The_bus_of_Azure_sends_the_span_of_the_send_along_or_what_the_message_brings()
    {
        var sender = new SenderDouble();
        await using var bus = new ServiceBusMessageBus(sender.Client.Object);
        using (var trace = HeardSpans.Begin())
        {
            await bus.SendAsync(Entities.Alerts, [_message with { Trace = null }], CancellationToken.None);

            var send = Assert.Single(_heard.In(trace));
            Assert.Equal((trace.Id, "send alerts", ActivityKind.Producer), (send.ParentId, send.OperationName, send.Kind));
            Assert.Equal(send.Id, Assert.Single(sender.Singles).ApplicationProperties["traceparent"]);
        }

        sender.Singles.Clear();
        await bus.SendAsync(Entities.Alerts, [_message], CancellationToken.None);
        Assert.Equal(_trace.Id, Assert.Single(sender.Singles).ApplicationProperties["traceparent"]);
    }

    private MessageHandling Handling => new(_bus, NoMetrics.Instance, TimeProvider.System, NullLogger<MessageHandling>.Instance);

    private Task HandleAsync(Func<Handled> handle) =>
        Handling.RunAsync(Settlements.Received(_message), _settled.Actions, new(Entities.Alerts), MessageJson.Default.AlertRaised, _ => Task.FromResult(handle()), CancellationToken.None);

    private string? Tag(string name) => Span.GetTagItem(name)?.ToString();
}
