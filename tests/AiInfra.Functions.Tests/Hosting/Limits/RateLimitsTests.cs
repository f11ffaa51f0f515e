using System.Net;
using AiInfra.Functions.Hosting.Limits;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Tests.Storage;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace AiInfra.Functions.Tests.Hosting.Limits;

/// <summary>How many of one caller pass in a minute, over one instance and over several.</summary>
public sealed class RateLimitsTests : IClassFixture<OwnTables>
{
    private readonly FaultyWire _wire = new();
    private readonly Tables _tables;
    private readonly AppParts _app;
    private readonly string _key = Given.NewId("key");

    public RateLimitsTests(OwnTables tables)
    {
        _tables = tables.Through(_wire);
        _app = new(_tables, Given.Now.AddSeconds(15));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public async Task So_many_pass_in_a_minute_and_no_more_and_in_the_next_again(int limit)
    {
        var limits = _app.Limits(limit, 0);

        Assert.Equal(limit, await PassingAsync(limit + 10, limits));
        _app.Clock.Advance(TimeSpan.FromSeconds(45));
        Assert.Equal(limit, await PassingAsync(limit + 10, limits));
    }

    [Fact]
    public async Task Who_is_refused_is_told_the_limit_and_when_to_come_back()
    {
        var limits = _app.Limits(1, 0);
        await PassingAsync(1, limits);

        var answer = await Answer.OfAsync((await limits.ByKeyAsync(Request(_key)))!);

        Assert.Equal((429, "urn:aiinfra:problem:too-many", "45"), (answer.Status, answer.Problem, $"{answer.Headers.RetryAfter}"));
        Assert.Contains("per minute is 1.", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20, 2)]
    [InlineData(200, 4)]
    public async Task Several_instances_keep_one_limit_but_for_a_block_of_each(int limit, int instances)
    {
        var all = Enumerable.Range(0, instances).Select(_ => _app.Limits(limit, 0)).ToArray();

        var passed = await Task.WhenAll(all.Select(limits => Task.Run(() => PassingAsync(limit * 2, limits))));

        var block = limit / 20;
        Assert.InRange(passed.Sum(), limit, limit + ((instances - 1) * block));
    }

    [Fact]
    public async Task A_request_costs_a_small_part_of_a_storage_call_and_a_refused_one_none()
    {
        var limits = _app.Limits(6000, 0);
        Assert.Equal(6000, await PassingAsync(6000, limits));
        Assert.InRange(_wire.Requests.Count, 1, 60);

        var spent = _wire.Requests.Count;
        await PassingAsync(1000, limits);
        Assert.InRange(_wire.Requests.Count, spent, spent + 2);
    }

    [Fact]
    public async Task Whoever_sends_little_costs_no_storage_call()
    {
        var limits = _app.Limits(6000, 600);

        Assert.Equal(300, await PassingAsync(300, limits));
        for (var i = 0; i < 30; i++) Assert.Null(await limits.ByAddressAsync(Request(null)));
        Assert.Empty(_wire.Requests);
    }

    [Fact]
    public async Task Many_at_once_on_one_instance_pass_as_many_as_the_limit_says()
    {
        var limits = _app.Limits(40, 0);

        var passed = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(async () => await limits.ByKeyAsync(Request(_key)) is null)));

        Assert.Equal(40, passed.Count(p => p));
    }

    [Fact]
    public async Task Each_key_each_address_and_each_source_has_its_own()
    {
        var limits = _app.Limits(1, 1);
        var source = Given.NewId("desk");

        Assert.Null(await limits.ByKeyAsync(Request(_key)));
        Assert.Null(await limits.ByKeyAsync(Request(_key + "2")));
        Assert.Null(await limits.ByAddressAsync(Request(_key, "203.0.113.1")));
        Assert.Null(await limits.ByAddressAsync(Request(_key, "203.0.113.2")));
        Assert.Null(await limits.BySourceAsync(source));
        Assert.NotNull(await limits.ByKeyAsync(Request(_key)));
        Assert.NotNull(await limits.ByAddressAsync(Request("a key of one's own making", "203.0.113.1")));
        Assert.NotNull(await limits.BySourceAsync(source));
    }

    [Fact]
    public async Task Without_storage_requests_pass()
    {
        _wire.Lose = _ => true;

        Assert.Equal(30, await PassingAsync(30, _app.Limits(10, 0)));
    }

    [Fact]
    public async Task A_limit_of_none_limits_nothing()
    {
        Assert.Equal(100, await PassingAsync(100, _app.NoLimits));
        Assert.Empty(_wire.Requests);
    }

    [Fact]
    public async Task No_key_stands_in_the_table_and_after_two_days_nothing_at_all()
    {
        await PassingAsync(5, _app.Limits(3, 0));
        await foreach (var row in _tables.Limits.QueryAsync<TableEntity>()) Assert.DoesNotContain(_key, row.RowKey, StringComparison.Ordinal);

        _app.Clock.Advance(TimeSpan.FromDays(2));
        await _app.ExpireAsync();

        Assert.Equal(0, await _tables.Limits.QueryAsync<TableEntity>().CountAsync());
    }

    [Fact]
    public void The_defaults_are_generous_and_what_is_no_limit_is_refused()
    {
        Assert.Equal(new LimitOptions(6000, 600), Read());
        Assert.Equal(new LimitOptions(0, 7), Read(("Limits:PerKeyPerMinute", "0"), ("Limits:PerAddressPerMinute", "7")));
        Assert.Contains("Limits:PerKeyPerMinute", Assert.Throws<InvalidOperationException>(() => Read(("Limits:PerKeyPerMinute", "-1"))).Message, StringComparison.Ordinal);
    }

    private static LimitOptions Read(params (string Name, string Value)[] settings) =>
        LimitOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))).Build());

    private async Task<int> PassingAsync(int requests, RateLimits limits)
    {
        var passed = 0;
        for (var i = 0; i < requests; i++) passed += await limits.ByKeyAsync(Request(_key)) is null ? 1 : 0;
        return passed;
    }

    private static HttpRequest Request(string? key, string address = "203.0.113.9")
    {
        var context = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
        if (key is not null) context.Request.Headers["x-functions-key"] = key;
        return context.Request;
    }
}
