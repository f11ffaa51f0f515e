using AiInfra.Alerts;
using AiInfra.Deals;
using AiInfra.Deals.Records;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Storage.Rules;
using AiInfra.Functions.Tests.Storage;
using AiInfra.Rules;

namespace AiInfra.Functions.Tests.Rules;

/// <summary>A cumulative rule fires once for each crossing, whoever comes first and whatever breaks.</summary>
public sealed class RuleTotalsTests(OwnTables tables) : IClassFixture<OwnTables>
{
    private readonly AppParts _app = new(tables.Tables);
    private readonly string _buyer = Given.NewId("buyer");

    [Fact]
    public async Task The_deal_by_which_the_total_crosses_is_told_and_none_before_or_after()
    {
        var rule = await AddRuleAsync();
        var deals = await StoreAsync(100, 100, 100, 100);

        foreach (var deal in deals) await EvaluateAsync(deal);

        var crossing = Assert.Single(await EventsAsync(rule, deals));
        Assert.Equal((EventKind.Crossed, deals[2].Id), (crossing.Kind, crossing.Deal.Id));
        Assert.Contains("$300 billion in the 24 months to", crossing.Rules.Single(r => r.RuleId == rule.Id).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1, 2, 3)]
    [InlineData(3, 1, 0, 2)]
    [InlineData(2, 3, 1, 0)]
    public async Task Every_order_ends_in_the_same_state(params int[] order)
    {
        var rule = await AddRuleAsync();
        var deals = await StoreAsync(30, 300, 20, 10);

        foreach (var i in order) await EvaluateAsync(deals[i]);

        Assert.Single(await EventsAsync(rule, deals));
        var book = await _app.RuleTotals.ReadAsync(rule.Id, CancellationToken.None);
        Assert.Equal((1, 4), (book.State.Sequence, book.Deals.Count));
    }

    [Fact]
    public async Task Of_many_at_once_one_crosses()
    {
        var rule = await AddRuleAsync();
        var deals = await StoreAsync([.. Enumerable.Repeat(50, 10)]);

        await Task.WhenAll(deals.Select(deal => Task.Run(() => EvaluateAsync(deal))));

        Assert.Single(await EventsAsync(rule, deals));
        Assert.Equal(10, (await _app.RuleTotals.ReadAsync(rule.Id, CancellationToken.None)).Deals.Count);
    }

    [Fact]
    public async Task A_crossing_whose_event_could_not_be_stored_is_told_when_the_message_comes_back()
    {
        var rule = await AddRuleAsync();
        var deals = await StoreAsync(300);
        var evaluations = 0;
        var wire = new FaultyWire { Lose = r => r.StartsWith("POST ", StringComparison.Ordinal) && r.EndsWith("$batch", StringComparison.Ordinal) && Interlocked.Increment(ref evaluations) > 2 };
        await new AppParts(tables.Through(wire)).EvaluateAsync(Messages.DealChanged(deals[0].Id, 1));
        Assert.Equal((1, deals[0].Id), (await StateAsync(rule)) is var state ? (state.Sequence, state.By) : default);
        Assert.Empty(await EventsAsync(rule, deals));

        await EvaluateAsync(deals[0]);

        Assert.Single(await EventsAsync(rule, deals));
    }

    [Fact]
    public async Task A_total_that_falls_back_corrects_the_crossing_and_can_cross_again()
    {
        var rule = await AddRuleAsync();
        var deals = await StoreAsync(200, 100);
        foreach (var deal in deals) await EvaluateAsync(deal);
        var crossing = Assert.Single(await EventsAsync(rule, deals));

        await ReviseAsync(deals[0], "$20 billion");
        var fall = (await EventsAsync(rule, deals)).Single(e => e.Kind is EventKind.Correction);
        Assert.Equal((deals[0].Id, crossing.Id), (fall.Deal.Id, fall.Rules.Single(r => r.RuleId == rule.Id).Corrects));
        Assert.Equal(2, (await StateAsync(rule)).Sequence);

        await ReviseAsync(deals[0], "$190 billion");
        Assert.Equal(2, (await EventsAsync(rule, deals)).Count(e => e.Kind is EventKind.Crossed));
    }

    [Fact]
    public async Task A_deal_that_belongs_to_it_no_more_is_taken_away()
    {
        var rule = await AddRuleAsync();
        var deals = await StoreAsync(300);
        await EvaluateAsync(deals[0]);

        await ReviseAsync(deals[0], d => d with { Parties = [d.Parties[1]] });

        Assert.Equal(2, (await StateAsync(rule)).Sequence);
        Assert.Null((await _app.RuleTotals.ReadAsync(rule.Id, CancellationToken.None)).Deals[deals[0].Id].Brought);
    }

    [Fact]
    public async Task A_rule_that_is_made_later_counts_what_is_stored_and_tells_nobody_of_it()
    {
        foreach (var billions in new[] { 100, 120 }) await _app.SubmitAsync(Deal(billions));
        var rule = await AddRuleAsync();
        Assert.Equal((2, false), (await _app.RuleTotals.ReadAsync(rule.Id, CancellationToken.None)) is var book ? (book.Deals.Count, book.State.IsMet) : default);

        var deals = await StoreAsync(40);
        await EvaluateAsync(deals[0]);

        Assert.Contains("$260 billion", Assert.Single(await EventsAsync(rule, deals)).Rules.Single(r => r.RuleId == rule.Id).Reason, StringComparison.Ordinal);
    }

    private async Task<Rule> AddRuleAsync()
    {
        var rule = new Rule(Given.NewId("total"), "A total", ((CriteriaReading.Ok)RuleReader.Parse($"total > 250B USD of ({_buyer} as buyer) in 24 months")).Criteria);
        await _app.RuleKeeper.PutAsync(rule, CancellationToken.None);
        return rule;
    }

    private Deal Deal(int billions) => Given.Deal($"${billions} billion", _buyer, supplier: Given.NewId("supplier"));

    private async Task<Deal[]> StoreAsync(params int[] billions)
    {
        var deals = billions.Select(Deal).ToArray();
        foreach (var deal in deals) Assert.True(await _app.Deals.TryStoreAsync(DealRecord.Of(deal), null, "test", "told", CancellationToken.None));
        return deals;
    }

    private Task ReviseAsync(Deal deal, string amount) => ReviseAsync(deal, d => d with { Amount = Given.Deal(amount).Amount });

    private async Task ReviseAsync(Deal deal, Func<Deal, Deal> change)
    {
        var stored = (await _app.Deals.FindAsync(deal.Id, CancellationToken.None))!;
        var next = change(stored.Deal) with { Revision = stored.Deal.Revision + 1 };
        Assert.True(await _app.Deals.TryStoreAsync(DealRecord.Of(next), stored.ETag, "test", "told", CancellationToken.None));
        await _app.EvaluateAsync(Messages.DealChanged(deal.Id, next.Revision));
    }

    private Task EvaluateAsync(Deal deal) => _app.EvaluateAsync(Messages.DealChanged(deal.Id, 1));

    private async Task<TotalState> StateAsync(Rule rule) => (await _app.RuleTotals.ReadAsync(rule.Id, CancellationToken.None)).State;

    private async Task<List<DealEvent>> EventsAsync(Rule rule, IEnumerable<Deal> deals)
    {
        List<DealEvent> events = [];
        foreach (var deal in deals)
        {
            await foreach (var row in AiInfra.Functions.Storage.TableExtensions.RowsAsync(tables.Tables.Evaluations, deal.Id, null, null, 100, CancellationToken.None))
            {
                if (await _app.Evaluations.FindEventAsync(row.RowKey, CancellationToken.None) is { Event: var found } && found.Rules.Any(r => r.RuleId == rule.Id)) events.Add(found);
            }
        }

        return events;
    }
}
