using System.Text;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Storage.Requests;
using Azure.Data.Tables;

namespace AiInfra.Functions.Tests.Storage.Requests;

public sealed class RequestStoreTests : IClassFixture<OwnTables>
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);
    private static readonly Outcome Stored = new(201, "2026-11-deal-20b-aaaaaaaa", 1, []);

    private readonly FaultyWire _wire = new();
    private readonly Tables _tables;
    private readonly AppParts _app;
    private readonly OneRequest _request = new("key.mine", Given.NewId("key"), "content", TimeSpan.FromHours(24));

    public RequestStoreTests(OwnTables tables)
    {
        _tables = tables.Through(_wire);
        _app = new(_tables);
    }

    [Fact]
    public async Task Of_many_at_once_one_is_to_carry_it_out()
    {
        var claims = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => ClaimAsync())));

        Assert.Single(claims.OfType<RequestClaim.Taken>());
        Assert.Equal(15, claims.OfType<RequestClaim.Running>().Count());
    }

    [Fact]
    public async Task Of_many_who_find_a_lease_ended_one_takes_over()
    {
        var first = Assert.IsType<RequestClaim.Taken>(await ClaimAsync()).Ticket;
        _app.Clock.Advance(Lease);

        var claims = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => ClaimAsync())));

        var taken = Assert.Single(claims.OfType<RequestClaim.Taken>()).Ticket;
        Assert.Equal((first.Since, false, true), (taken.Since, first.Resumed, taken.Resumed));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PATCH")]
    public async Task A_claim_whose_answer_was_lost_is_still_ones_own(string method)
    {
        if (method == "PATCH")
        {
            await ClaimAsync();
            _app.Clock.Advance(Lease);
        }

        _wire.LoseAnswer = FaultyWire.Once(r => r.StartsWith(method, StringComparison.Ordinal));

        var taken = Assert.IsType<RequestClaim.Taken>(await ClaimAsync()).Ticket;

        Assert.Equal(method == "PATCH", taken.Resumed);
        await _app.Requests.FinishAsync(taken, [Stored], CancellationToken.None);
        Assert.IsType<RequestClaim.Answered>(await ClaimAsync());
    }

    [Fact]
    public async Task Who_was_overtaken_changes_nothing_any_more()
    {
        var late = Assert.IsType<RequestClaim.Taken>(await ClaimAsync()).Ticket;
        _app.Clock.Advance(Lease);
        var taken = Assert.IsType<RequestClaim.Taken>(await ClaimAsync()).Ticket;
        await _app.Requests.FinishAsync(taken, [Stored], CancellationToken.None);

        await _app.Requests.FinishAsync(late, [Stored with { Status = 200 }], CancellationToken.None);
        await _app.Requests.ReleaseAsync(late, CancellationToken.None);

        Assert.Equal(201, Assert.Single(Assert.IsType<RequestClaim.Answered>(await ClaimAsync()).Outcomes).Status);
    }

    [Fact]
    public async Task An_answer_comes_back_whole()
    {
        Outcome[] outcomes = [Stored, new(400, null, 0, [new("#/kind", "is missing", "#/deals/1/type")])];
        await _app.Requests.FinishAsync(Assert.IsType<RequestClaim.Taken>(await ClaimAsync()).Ticket, [.. outcomes], CancellationToken.None);

        var back = Assert.IsType<RequestClaim.Answered>(await ClaimAsync()).Outcomes;

        Assert.Equal(outcomes.Select(o => (o.Status, o.DealId, o.Revision)), back.Select(o => (o.Status, o.DealId, o.Revision)));
        Assert.Equal(outcomes[1].Errors, back[1].Errors);
    }

    [Theory]
    [InlineData(100, 100, false)]
    [InlineData(100, 99, false)]
    [InlineData(100, 101, true)]
    public async Task What_was_answered_is_answered_again_only_under_a_later_signature(long first, long second, bool answered)
    {
        await _app.Requests.FinishAsync(Assert.IsType<RequestClaim.Taken>(await ClaimAsync(first)).Ticket, [Stored], CancellationToken.None);

        Assert.Equal(answered, await ClaimAsync(second) is RequestClaim.Answered);
        Assert.IsType<RequestClaim.Replayed>(await ClaimAsync(second));
    }

    [Fact]
    public async Task What_was_not_answered_is_carried_out_under_the_same_signature_too()
    {
        await _app.Requests.ReleaseAsync(Assert.IsType<RequestClaim.Taken>(await ClaimAsync(100)).Ticket, CancellationToken.None);

        Assert.IsType<RequestClaim.Taken>(await ClaimAsync(100));
    }

    [Fact]
    public async Task An_answer_is_kept_for_its_time_and_then_nothing_is_left()
    {
        await _app.Requests.FinishAsync(Assert.IsType<RequestClaim.Taken>(await ClaimAsync()).Ticket, [Stored], CancellationToken.None);
        _app.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        await _app.ExpireAsync();
        Assert.IsType<RequestClaim.Answered>(await ClaimAsync());

        _app.Clock.Advance(TimeSpan.FromSeconds(2));
        await _app.ExpireAsync();

        Assert.Equal(0, await RowsAsync());
        Assert.IsType<RequestClaim.Taken>(await ClaimAsync());
    }

    [Fact]
    public async Task A_key_used_anew_after_a_clearing_that_was_broken_off_is_kept()
    {
        await ClaimAsync();
        _app.Clock.Advance(TimeSpan.FromHours(25));
        _wire.Lose = r => r.StartsWith("DELETE", StringComparison.Ordinal) && r.Contains("expiry", StringComparison.Ordinal) && r.Contains(TableKeys.Hash(_request.Key), StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<Exception>(_app.ExpireAsync);
        _wire.Lose = _ => false;
        var anew = Assert.IsType<RequestClaim.Taken>(await ClaimAsync());

        await _app.ExpireAsync();

        Assert.IsType<RequestClaim.Running>(await ClaimAsync());
        Assert.False(anew.Ticket.Resumed);
    }

    [Fact]
    public async Task What_is_in_use_when_its_time_is_over_goes_the_next_time()
    {
        await ClaimAsync();
        _app.Clock.Advance(TimeSpan.FromHours(25));
        Assert.IsType<RequestClaim.Taken>(await ClaimAsync());

        await _app.ExpireAsync();
        Assert.IsType<RequestClaim.Running>(await ClaimAsync());

        _app.Clock.Advance(Lease);
        await _app.ExpireAsync();
        Assert.Equal(0, await RowsAsync());
    }

    [Fact]
    public async Task No_key_stands_in_the_table()
    {
        await ClaimAsync();

        await foreach (var row in _tables.Requests.QueryAsync<TableEntity>()) Assert.DoesNotContain(_request.Key, string.Join(' ', row.Select(column => Text(column.Value))), StringComparison.Ordinal);
    }

    private static string? Text(object value) => value is byte[] bytes ? Encoding.Latin1.GetString(bytes) : value?.ToString();

    private Task<RequestClaim> ClaimAsync(long? stamp = null) => _app.Requests.ClaimAsync(_request with { Stamp = stamp }, Lease, CancellationToken.None);

    private async Task<int> RowsAsync()
    {
        var row = TableKeys.Hash(_request.Key);
        var listed = await _tables.Requests.RowsAsync(TableKeys.Expiry(row), null, null, 1000, CancellationToken.None).CountAsync(r => r.RowKey.EndsWith(row, StringComparison.Ordinal));
        return listed + (await _tables.Requests.FindAsync(_request.Caller, row, CancellationToken.None) is null ? 0 : 1);
    }
}
