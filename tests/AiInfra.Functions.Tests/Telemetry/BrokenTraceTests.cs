using AiInfra.Functions.Evaluation;
using AiInfra.Functions.Intake;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Telemetry;
using AiInfra.Functions.Tests.LocalHost;
using AiInfra.Functions.Tests.Messaging;
using AiInfra.Functions.Tests.Notifications;
using AiInfra.Functions.Tests.Storage;

namespace AiInfra.Functions.Tests.Telemetry;

/// <summary>What broke off and is taken up by someone else later goes on in the trace it began in.</summary>
public sealed class BrokenTraceTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly OwnTables _tables = new(azurite);
    private readonly HeardSpans _heard = new();
    private AppParts _app = null!;

    public async ValueTask InitializeAsync()
    {
        await _tables.InitializeAsync();
        _app = new(_tables.Tables);
    }

    public ValueTask DisposeAsync()
    {
        _heard.Dispose();
        return _tables.DisposeAsync();
    }

    [Fact]
    public async Task A_deal_that_the_sweeper_sends_is_still_in_the_trace_of_its_submission()
    {
        var deal = Given.Deal();
        using var submission = HeardSpans.Begin();
        _app.Bus.Fault = _ => RecordingBus.Down();
        await _app.SubmitAsync(deal);
        submission.Stop();
        _app.Bus.Fault = _ => null;
        _app.Clock.Advance(OutboxSweep.Age);

        await _app.SweepAsync();

        var (stored, swept) = (Assert.Single(_heard.In(submission), s => s.OperationName == "store deal"), Assert.Single(_heard.In(submission), s => s.OperationName == "sweep outbox"));
        Assert.Equal((submission.Id, stored.Id), (stored.ParentId, swept.ParentId));
        Assert.Equal((deal.Id, "sent"), (swept.GetTagItem(Traces.DealId), swept.GetTagItem(Traces.Outcome)));
        Assert.Equal(swept.Id, Assert.Single(_app.Bus.Asked).Message.Trace?.Parent);
    }

    [Fact]
    public async Task An_event_found_and_not_sent_is_resumed_in_the_trace_that_found_it()
    {
        using var first = HeardSpans.Begin();
        var found = await _app.FindEventAsync(Given.Deal(), Given.Rule());
        first.Stop();
        using var later = HeardSpans.Begin();

        await new RaisedAlerts(_app.Evaluations, _app.FanOuts, _app.Bus, _app.Metrics).ResumeAsync(found.Id, CancellationToken.None);

        Assert.Equal(first.TraceId.ToString(), Assert.Single(_app.Bus.On(Entities.Alerts)).Message.Trace!.Parent.Split('-')[1]);
        Assert.Equal(later.SpanId, Assert.Single(Assert.Single(_heard.In(first)).Links).Context.SpanId);
    }

    [Fact]
    public async Task A_fan_out_that_hung_is_set_off_again_in_its_trace()
    {
        using var evaluation = HeardSpans.Begin();
        await _app.FindEventAsync(Given.Deal(), Given.Rule());
        var id = evaluation.Id;
        evaluation.Stop();
        _app.Clock.Advance(TimeSpan.FromMinutes(6));

        await _app.CheckPipelineAsync(new CapturedLogs(), operatorMail: null);

        Assert.Equal(id, Assert.Single(_app.Bus.On(Entities.Alerts)).Message.Trace?.Parent);
    }
}
