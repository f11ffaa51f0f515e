using System.Text;
using System.Text.Json;
using AiInfra.Deals;
using AiInfra.Deals.Records;
using AiInfra.Deals.Submissions;
using AiInfra.Functions.Intake;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Tests.LocalHost;
using AiInfra.Functions.Tests.Notifications;
using AiInfra.Functions.Tests.Storage;

namespace AiInfra.Functions.Tests.Rates;

/// <summary>A deal in euros of a time that no embedded rate covers, from its submission to the alert that a rate brings.</summary>
public sealed class LateRateTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly OwnTables _tables = new(azurite);
    private readonly HttpReceiver _source = new("x-none");
    private readonly Deal _deal = Euros();
    private AppParts _app = null!;

    public async ValueTask InitializeAsync()
    {
        await _tables.InitializeAsync();
        await _source.StartAsync();
        _app = new(_tables.Tables);
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        await _tables.DisposeAsync();
    }

    [Fact]
    public async Task It_is_taken_not_yet_converted_and_alerts_nobody_until_its_rate_arrives_and_then_once()
    {
        Assert.IsType<IntakeResult.Accepted>(await _app.SubmitAsync(_deal));
        await HandleAllAsync();
        Assert.Equal("not yet converted to US dollars", (await FindAsync(_deal.Id)).CountsInTotals.Reason);
        Assert.Empty(_app.Bus.On(Entities.Alerts));

        await RefreshAsync("2009-05-03,1.3"); // of another time
        Assert.Equal(1, (await FindAsync(_deal.Id)).Revision);

        for (var round = 0; round < 3; round++)
        {
            await RefreshAsync("2010-05-03,1.3238");
            await HandleAllAsync();
            var deal = await FindAsync(_deal.Id);
            Assert.Equal((2, 13_238_000_000m, new DateOnly(2010, 5, 3)), (deal.Revision, deal.Amount.Usd!.Low, deal.Amount.Usd.RateDate));
            Assert.Contains(deal.Revisions, r => r is { Field: "/amount/usd", By: "rates", Why: "the EUR rate of 2010-05-03 arrived" });
            Assert.Single(_app.Bus.On(Entities.Alerts));
            Assert.Empty(await _app.Waiting.AllAsync(CancellationToken.None));
        }
    }

    [Fact]
    public async Task Two_rounds_at_once_convert_it_once()
    {
        await _app.SubmitAsync(_deal);
        await HandleAllAsync();

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => RefreshAsync("2010-05-03,1.3238"))));
        await HandleAllAsync();

        Assert.Equal("1.3238", (await FindAsync(_deal.Id)).Amount.Usd!.Rate.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Single((await FindAsync(_deal.Id)).Revisions, r => r.Field == "/amount/usd");
        Assert.Single(_app.Bus.On(Entities.Alerts));
    }

    [Fact]
    public async Task One_that_was_merged_meanwhile_is_converted_in_both_records_and_alerts_once()
    {
        var host = Euros();
        foreach (var deal in new[] { _deal, host }) await _app.SubmitAsync(deal);
        await HandleAllAsync();
        var merge = new Merge(_deal.Id, host.Id, Given.Now, "operator", "the same");
        var resting = (await _app.Deals.FindAsync(_deal.Id, CancellationToken.None))!.Record;
        await WriteAsync(host.Id, record => record.With(resting, merge));
        await WriteAsync(_deal.Id, record => record with { MergedInto = host.Id });
        await HandleAllAsync();

        await RefreshAsync("2010-05-03,1.3238");
        await HandleAllAsync();

        Assert.NotNull((await FindAsync(host.Id)).Amount.Usd);
        Assert.NotNull((await FindAsync(_deal.Id)).Amount.Usd);
        Assert.StartsWith(host.Id, JsonSerializer.Deserialize(Assert.Single(_app.Bus.On(Entities.Alerts)).Message.Body, MessageJson.Default.AlertRaised)!.EventId, StringComparison.Ordinal);
        Assert.Empty(await _app.Waiting.AllAsync(CancellationToken.None));
    }

    [Fact]
    public async Task What_has_a_rate_does_not_wait_and_what_is_listed_without_need_or_never_came_goes()
    {
        var dollars = Given.Deal();
        await _app.SubmitAsync(dollars);
        await HandleAllAsync();
        Assert.Empty(await _app.Waiting.AllAsync(CancellationToken.None));

        foreach (var id in new[] { dollars.Id, "never-came" }) await _app.Waiting.AddAsync(id, CancellationToken.None);
        await RefreshAsync("2010-05-03,1.3238");

        Assert.Empty(await _app.Waiting.AllAsync(CancellationToken.None));
        Assert.Equal(1, (await FindAsync(dollars.Id)).Revision);
    }

    [Fact]
    public async Task What_waits_again_since_the_list_was_read_stays_on_it()
    {
        await _app.Waiting.AddAsync("some-deal", CancellationToken.None);
        var read = Assert.Single(await _app.Waiting.AllAsync(CancellationToken.None));
        await _app.Waiting.AddAsync("some-deal", CancellationToken.None);

        await _app.Waiting.RemoveAsync(read, CancellationToken.None);
        Assert.Single(await _app.Waiting.AllAsync(CancellationToken.None));
    }

    private static Deal Euros()
    {
        using var json = JsonDocument.Parse($$"""
            {"kind":"cloud_contract","bindingness":"definitive","announced":"2010-05-04","amount":"€10 billion","parties":[{"name":"{{Given.NewId("buyer")}}","role":"buyer"}]}
            """);
        return Assert.IsType<SubmissionReading.Ok>(SubmissionReader.Read(json.RootElement, new(Given.Now, "test", Trust.Trusted, NotifyAll: true))).Deal;
    }

    /// <summary>Evaluates and projects every change, as the two subscriptions do.</summary>
    private async Task HandleAllAsync()
    {
        foreach (var posted in _app.Bus.On(Entities.Deals))
        {
            await _app.EvaluateAsync(posted.Message);
            await _app.ProjectAsync(posted.Message);
        }
    }

    private Task RefreshAsync(string line)
    {
        _source.Respond = response => response.Body.WriteAsync(Encoding.UTF8.GetBytes($"Date,USD,\n{line},\n")).AsTask();
        return _app.RefreshRatesAsync(new(_source.Url, TimeSpan.FromSeconds(30), AllowLoopback: true));
    }

    private Task WriteAsync(string dealId, Func<DealRecord, DealRecord> change) =>
        _app.Writer.WriteAsync(dealId, known => new(change(known!.Record), Given.Now, "operator", "the same"), CancellationToken.None);

    private async Task<Deal> FindAsync(string dealId) => (await _app.Deals.FindAsync(dealId, CancellationToken.None))!.Deal;
}
