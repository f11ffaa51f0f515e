using AiInfra.Functions.Messaging;
using AiInfra.Functions.Tests.Telemetry;
using Microsoft.Extensions.Logging.Abstractions;

namespace AiInfra.Functions.Tests.Messaging;

public sealed class DealHandlingTests
{
    private readonly RecordingBus _bus = new();
    private readonly Settlements _settled = new();

    [Fact]
    public async Task Every_deal_of_a_message_is_handled_once_and_the_message_is_done()
    {
        List<string> handled = [];

        await RunAsync(All(250), deal => Done(handled, deal));

        Assert.Equal(250, handled.Distinct().Count());
        Assert.Equal(250, handled.Count);
        Assert.All(_settled.All, s => Assert.Equal("completed", s));
        Assert.Empty(_bus.Asked);
    }

    [Fact]
    public async Task Deals_that_fail_go_on_in_messages_of_their_own_and_hold_up_none_of_the_others()
    {
        List<string> handled = [];

        await RunAsync(All(100), deal => deal.DealId switch
        {
            "deal-7" => throw new InvalidOperationException("broken"),
            "deal-8" => Task.FromResult<Handled>(new Handled.Poison("deal-not-found", "")),
            "deal-9" => Task.FromResult<Handled>(new Handled.Later(TimeSpan.FromSeconds(1), "busy")),
            _ => Done(handled, deal),
        });

        Assert.Equal(97, handled.Count);
        Assert.Equal("completed", _settled.Only);
        Assert.Equal(["deal-7.000001.chunk.0", "deal-8.000001.chunk.0", "deal-9.000001.chunk.0"], _bus.On(Entities.Deals).Select(p => p.Id));
    }

    [Fact]
    public async Task A_message_that_comes_a_third_time_is_parted_before_one_of_its_deals_can_end_the_process_again()
    {
        await RunAsync(All(100), _ => throw new InvalidOperationException("must not be touched"), deliveries: 3);

        Assert.Equal("completed", _settled.Only);
        Assert.Equal(100, _bus.On(Entities.Deals).Count);
    }

    [Fact]
    public async Task A_deal_by_itself_succeeds_or_fails_with_its_message()
    {
        await RunAsync([Messages.DealChanged("deal-1", 1)], _ => Task.FromResult<Handled>(new Handled.Poison("deal-not-found", "")));

        Assert.Equal("dead-lettered: deal-not-found", _settled.Only);
    }

    [Fact]
    public async Task When_what_failed_cannot_be_sent_on_the_whole_message_comes_back()
    {
        _bus.Fault = _ => RecordingBus.Down();

        await Assert.ThrowsAsync<BusUnavailableException>(() => RunAsync(All(2), _ => throw new InvalidOperationException("broken")));

        Assert.Empty(_settled.All);
    }

    [Fact]
    public void A_hundred_of_the_longest_ids_fit_a_message()
    {
        var message = Assert.Single(Messages.DealsChanged("chunk", Enumerable.Range(0, 100).Select(_ => new DealChanged(new('x', 120), int.MaxValue))));

        Assert.True(message.Body.ToMemory().Length <= OutgoingMessage.MaxBytes);
    }

    private static IReadOnlyList<OutgoingMessage> All(int count) => [.. Messages.DealsChanged("chunk", Enumerable.Range(0, count).Select(n => new DealChanged(FormattableString.Invariant($"deal-{n}"), 1)))];

    private static Task<Handled> Done(List<string> handled, DealChanged deal)
    {
        lock (handled) handled.Add(deal.DealId);
        return Task.FromResult(Handled.Done);
    }

    private async Task RunAsync(IReadOnlyList<OutgoingMessage> messages, Func<DealChanged, Task<Handled>> handle, int deliveries = 1)
    {
        var handling = new DealHandling(_bus, new MessageHandling(_bus, NoMetrics.Instance, TimeProvider.System, NullLogger<MessageHandling>.Instance));
        foreach (var message in messages) await handling.RunAsync(Settlements.Received(message, deliveries), _settled.Actions, Entities.Evaluation, handle, CancellationToken.None);
    }
}
