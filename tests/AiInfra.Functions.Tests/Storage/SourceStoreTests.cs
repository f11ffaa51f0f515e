using System.Text;
using AiInfra.Deals;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Storage.Sources;
using AiInfra.Sources;
using Azure.Data.Tables;

namespace AiInfra.Functions.Tests.Storage;

public sealed class SourceStoreTests : IClassFixture<OwnTables>
{
    private readonly FaultyWire _wire = new();
    private readonly Tables _tables;
    private readonly AppParts _app;
    private readonly WebhookSource _source = new(Given.NewId("desk"), "A desk", VerifierType.Standard, Trust.Listed, null, [new("whsec_very-secret")], Given.Now, Given.Now);

    public SourceStoreTests(OwnTables tables)
    {
        _tables = tables.Through(_wire);
        _app = new(_tables);
    }

    private SourceStore Sources => _app.Sources;

    [Fact]
    public async Task A_source_comes_back_with_its_secrets_and_the_row_shows_none()
    {
        Assert.True(await Sources.TryAddAsync(_source, CancellationToken.None));

        var back = (await Sources.FindAsync(_source.Id, CancellationToken.None))!.Record;

        Assert.Equal((_source.Name, _source.Trust, _source.Secrets[0]), (back.Name, back.Trust, back.Secrets[0]));
        await foreach (var row in _tables.Sources.QueryAsync<TableEntity>())
        {
            var text = string.Concat(row.Select(column => column.Value is byte[] bytes ? Encoding.Latin1.GetString(bytes) : $"{column.Value}"));
            Assert.DoesNotContain("very-secret", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_id_is_taken_once()
    {
        Assert.True(await Sources.TryAddAsync(_source, CancellationToken.None));
        Assert.False(await Sources.TryAddAsync(_source with { Secrets = [new("another")] }, CancellationToken.None));
    }

    [Fact]
    public async Task Of_two_changes_of_one_state_the_second_is_refused_and_none_of_what_is_gone_is_taken()
    {
        await Sources.TryAddAsync(_source, CancellationToken.None);
        var seen = (await Sources.FindAsync(_source.Id, CancellationToken.None))!;

        Assert.True(await Sources.TryUpdateAsync(seen, _source with { Trust = Trust.Trusted }, CancellationToken.None));
        Assert.False(await Sources.TryUpdateAsync(seen, _source with { Name = "Late" }, CancellationToken.None));
        await Sources.DeleteAsync(_source.Id, CancellationToken.None);
        Assert.False(await Sources.TryUpdateAsync(seen, _source, CancellationToken.None));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    public async Task A_new_secret_is_not_lost_with_the_answer_of_storage(string method)
    {
        if (method == "PUT") await Sources.TryAddAsync(_source, CancellationToken.None);
        var seen = await Sources.FindAsync(_source.Id, CancellationToken.None);
        _wire.LoseAnswer = FaultyWire.Once(r => r.StartsWith(method, StringComparison.Ordinal));

        Assert.True(seen is null ? await Sources.TryAddAsync(_source, CancellationToken.None) : await Sources.TryUpdateAsync(seen, _source, CancellationToken.None));
    }

    [Fact]
    public async Task Last_use_is_written_once_a_minute_however_many_come()
    {
        var uses = _app.SourceUses;
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => uses.NoteAsync(_source.Id)));
        var first = _wire.Writes.Count();
        _app.Clock.Advance(TimeSpan.FromSeconds(59));
        await uses.NoteAsync(_source.Id);
        Assert.Equal(first, _wire.Writes.Count());

        _app.Clock.Advance(TimeSpan.FromSeconds(1));
        await uses.NoteAsync(_source.Id);

        Assert.Equal((1, 2), (first, _wire.Writes.Count()));
        Assert.Equal(_app.Clock.GetUtcNow(), await uses.LastAsync(_source.Id, CancellationToken.None));
    }

    [Fact]
    public async Task A_use_that_cannot_be_written_is_no_fault()
    {
        _wire.Lose = _ => true;

        await _app.SourceUses.NoteAsync(_source.Id);
    }
}
