using AiInfra.Alerts;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Notifications;
using AiInfra.Functions.Tests.LocalHost;
using AiInfra.Functions.Tests.Messaging;
using AiInfra.Functions.Tests.Notifications;
using AiInfra.Functions.Tests.Storage;
using AiInfra.Rules;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Tests.Operations;

/// <summary>The operator hears of what does not come out at the other end, not too often, and when it is over. What is overdue is one for all, so each test has tables of its own.</summary>
public sealed class CheckPipelineTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly OwnTables _tables = new(azurite);
    private readonly CapturedLogs _logs = new();
    private readonly RecordingChannel _mail = new(ChannelType.Email);
    private readonly Rule _rule = Given.Rule();
    private AppParts _app = null!;
    private Postman _postman = null!;

    private IEnumerable<string> Mailed => _mail.Sent.Select(s => s.Notification).OfType<Notice>().Where(n => n.Kind is NoticeKind.Operations).Select(n => n.Detail!);

    public async ValueTask InitializeAsync()
    {
        await _tables.InitializeAsync();
        _app = new(_tables.Tables);
        _postman = new(_app, _mail);
        await _app.Subscribers.PutAsync(Given.Subscriber(_rule.Id), CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _tables.DisposeAsync();

    [Fact]
    public async Task What_was_delivered_is_no_trouble_nor_what_is_young()
    {
        await _postman.RaiseAsync(_rule);
        await CheckAfterAsync(TimeSpan.FromMinutes(5));
        Assert.Empty(Mailed);
        await _postman.DeliverDueAsync();

        await CheckAfterAsync(TimeSpan.FromHours(1));

        Assert.Empty(Mailed);
        Assert.DoesNotContain(_logs.Lines, l => l.Contains("trouble", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_delivery_without_a_result_after_five_minutes_is_told_once_an_hour_and_when_it_is_over()
    {
        var found = await _postman.RaiseAsync(_rule);

        for (var minute = 0; minute < 66; minute++) await CheckAfterAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(2, Mailed.Count());
        Assert.All(Mailed, text => Assert.StartsWith($"delivery: 1 deliveries have no result after five minutes, such as one of alert {found.Id}.", text, StringComparison.Ordinal));
        Assert.Equal(2, _logs.Lines.Count(l => l.StartsWith("Pipeline trouble (delivery):", StringComparison.Ordinal)));

        await _postman.DeliverDueAsync();
        await CheckAfterAsync(TimeSpan.FromMinutes(1));
        await CheckAfterAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(3, Mailed.Count());
        Assert.StartsWith("delivery: It is over", Mailed.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_was_tried_and_will_be_again_has_a_result()
    {
        _mail.Answer = n => n is Alert ? new SendResult.Failed("busy") : new SendResult.Accepted("ok");
        await _postman.RaiseAsync(_rule);
        await _postman.DeliverDueAsync();

        await CheckAfterAsync(TimeSpan.FromMinutes(10));

        Assert.Empty(Mailed);
    }

    [Fact]
    public async Task A_fan_out_that_does_not_end_is_told()
    {
        var found = await _app.FindEventAsync(Given.Deal(), _rule);
        await _app.FanOuts.BeginAsync(found.Id, found.OccurredAt, CancellationToken.None);
        _app.Bus.Fault = entity => entity == Entities.Deliveries ? RecordingBus.Down() : null;
        await _app.FanOutAsync(Messages.AlertRaised(new(found.Id)));

        await CheckAfterAsync(TimeSpan.FromMinutes(6));

        Assert.Contains(Mailed, text => text.StartsWith("fan-out: 1 alerts have not reached the end of their recipients", StringComparison.Ordinal));
        Assert.Contains(_app.Bus.On(Entities.Alerts), p => p.Id.StartsWith($"{found.Id}.again.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_fan_out_that_comes_back_after_its_end_has_ended()
    {
        var found = await _postman.RaiseAsync(_rule);
        await _postman.DeliverDueAsync();
        await _app.FanOutAsync(Messages.AlertRaised(new(found.Id)));

        await CheckAfterAsync(TimeSpan.FromMinutes(6));
        await CheckAfterAsync(TimeSpan.FromMinutes(1));

        Assert.Empty(Mailed);
        Assert.Empty(await _app.DeliveryLists.OwedBeforeAsync(DateTimeOffset.MaxValue, 10, CancellationToken.None));
    }

    [Fact]
    public async Task A_stored_deal_that_is_not_passed_on_is_told()
    {
        await _app.Outbox.WriteAsync("2026-11-a-b-20b-00000000", 1, CancellationToken.None);

        await CheckAfterAsync(TimeSpan.FromMinutes(6));

        Assert.Contains(Mailed, text => text.StartsWith("outbox: 1 stored deals", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mail_that_did_not_go_out_is_tried_again_in_the_next_round()
    {
        await _postman.RaiseAsync(_rule);
        _mail.Answer = _ => new SendResult.Failed("no connection");
        await CheckAfterAsync(TimeSpan.FromMinutes(6));
        await CheckAfterAsync(TimeSpan.FromMinutes(1));
        _mail.Answer = _ => new SendResult.Accepted("ok");
        await CheckAfterAsync(TimeSpan.FromMinutes(1));
        await CheckAfterAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(3, Mailed.Count());
    }

    private Task CheckAfterAsync(TimeSpan wait)
    {
        _app.Clock.Advance(wait);
        return _app.CheckPipelineAsync(_logs, "operator@example.com", _mail);
    }
}
