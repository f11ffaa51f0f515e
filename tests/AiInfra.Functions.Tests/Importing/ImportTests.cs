using System.Globalization;
using System.Text;
using AiInfra.Functions.Importing;
using AiInfra.Functions.Importing.Files;
using AiInfra.Functions.Importing.Stored;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Tests.LocalHost;
using AiInfra.Functions.Tests.Messaging;
using AiInfra.Functions.Tests.Storage;

namespace AiInfra.Functions.Tests.Importing;

/// <summary>The way of a file from its staging to the message of its deals, broken off in every place. The sweeper reads all that is open, so each test has tables of its own.</summary>
public sealed class ImportTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly OwnTables _tables = new(azurite);
    private readonly FaultyWire _wire = new();
    private AppParts _app = null!;

    public async ValueTask InitializeAsync()
    {
        await _tables.InitializeAsync();
        _app = new(_tables.Through(_wire));
    }

    public ValueTask DisposeAsync() => _tables.DisposeAsync();

    [Fact]
    public async Task Every_row_has_its_result_and_the_deals_of_a_chunk_are_told_in_one_message()
    {
        var import = await TakeAsync(Csv(120, ",not a kind,,\n,lease,,\n"));
        Assert.Equal((122, 2), (import.Rows, import.Chunks));
        Assert.Equal(2, _app.Bus.On(Entities.Imports).Count);

        await RunAllAsync();

        var (counts, _) = await _app.Imports.DoneAsync(import.Id, CancellationToken.None);
        Assert.Equal(new ImportCounts(2, Accepted: 120, 0, 0, Refused: 2, 0), counts);
        Assert.Equal(2, _app.Bus.On(Entities.Deals).Count);
        var (rows, _) = await _app.Imports.ResultsAsync(import.Id, -1, 10, CancellationToken.None);
        Assert.Equal(Enumerable.Range(2, 122), rows.Select(r => r.Line));
        Assert.Equal(["kind", "amount", "party1_name"], rows[^2].Errors.Select(e => e.Column));
        Assert.NotNull(await _app.Deals.FindAsync(rows[0].DealId!, CancellationToken.None));
        Assert.Equal("import", (await _app.Revisions.PageAsync(rows[0].DealId!, 0, 1, CancellationToken.None)).Revisions[0].By);
    }

    [Fact]
    public async Task The_same_file_again_is_the_same_import_and_stores_nothing_anew()
    {
        var file = Csv(5);
        var first = await TakeAsync(file);
        await RunAllAsync();
        var told = _app.Bus.Asked.Count;
        _app.Clock.Advance(TimeSpan.FromHours(1));

        var second = await TakeAsync(file);

        Assert.Equal(first, second);
        Assert.Equal(told, _app.Bus.Asked.Count);
        Assert.Equal(1, await UploadsAsync());
        Assert.NotEqual(first.Id, (await TakeAsync(file, notifyAll: true)).Id);
    }

    [Fact]
    public async Task A_chunk_that_is_delivered_again_or_broken_off_anywhere_ends_in_the_same_deals_and_is_told()
    {
        var import = await TakeAsync(Csv(3));
        var chunk = Assert.Single(_app.Bus.On(Entities.Imports)).Message;
        for (var step = 0; step < 40; step++)
        {
            var (writes, at) = (0, step);
            _wire.Lose = request => !request.StartsWith("GET ", StringComparison.Ordinal) && writes++ == at;
            await Record.ExceptionAsync(() => _app.ImportRowsAsync(chunk));
            _wire.Lose = _ => false;
        }

        _app.Bus.Forget();
        await _app.ImportRowsAsync(chunk);

        var (counts, _) = await _app.Imports.DoneAsync(import.Id, CancellationToken.None);
        Assert.Equal(3, counts.Accepted + counts.Known);
        var (rows, _) = await _app.Imports.ResultsAsync(import.Id, -1, 10, CancellationToken.None);
        Assert.Equal(3, rows.Select(r => r.DealId).Distinct().Count());
        Assert.Empty(_app.Bus.Asked);
    }

    [Fact]
    public async Task A_chunk_whose_deals_could_not_be_told_is_not_done()
    {
        var import = await TakeAsync(Csv(3));
        var chunk = Assert.Single(_app.Bus.On(Entities.Imports)).Message;
        _app.Bus.Fault = entity => entity == Entities.Deals ? RecordingBus.Down() : null;

        await _app.ImportRowsAsync(chunk);

        Assert.Equal(0, (await _app.Imports.DoneAsync(import.Id, CancellationToken.None)).Counts.Chunks);
        var copy = _app.Bus.On(Entities.Imports)[^1].Message;
        Assert.Equal(1, copy.Attempt);
        _app.Bus.Fault = _ => null;
        await _app.ImportRowsAsync(copy);
        Assert.Equal(new ImportCounts(1, Accepted: 3, 0, 0, 0, 0), (await _app.Imports.DoneAsync(import.Id, CancellationToken.None)).Counts);
        Assert.Single(_app.Bus.On(Entities.Deals));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_to_its_end_leaves_nothing()
    {
        var result = await StageAsync(Csv(250, "lease,\"never closed"), FileFormat.Csv, notifyAll: false);

        Assert.IsType<StagingResult.Unreadable>(result);
        Assert.Equal(0, await UploadsAsync());
        Assert.Empty(await _app.OpenImports.AllAsync(CancellationToken.None));
        Assert.Empty(_app.Bus.Asked);
    }

    [Fact]
    public async Task A_file_of_one_row_too_many_is_refused_whole()
    {
        var lines = string.Concat(Enumerable.Repeat("{}\n", Staging.MaxRows + 1));

        var result = await StageAsync(lines, FileFormat.Ndjson, notifyAll: false);

        Assert.Contains("50,000", Assert.IsType<StagingResult.Unreadable>(result).Reason, StringComparison.Ordinal);
        Assert.Equal(0, await UploadsAsync());
    }

    [Fact]
    public async Task An_upload_that_broke_off_is_cleared_away_after_its_time()
    {
        _wire.Lose = request => request.Contains(".000001", StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<Exception>(() => TakeAsync(Csv(250)));
        _wire.Lose = _ => false;
        Assert.Equal(1, await UploadsAsync());

        await _app.SweepImportsAsync();
        Assert.Equal(1, await UploadsAsync());
        _app.Clock.Advance(ImportSweep.UploadAge);
        await _app.SweepImportsAsync();

        Assert.Equal(0, await UploadsAsync());
        Assert.Empty(await _app.OpenImports.AllAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Broken_off_at_any_write_of_its_staging_a_file_runs_whole_or_not_at_all_and_whole_when_it_is_sent_again()
    {
        for (var step = 0; step < 9; step++)
        {
            var file = Csv(150);
            var (writes, at) = (0, step);
            _wire.Lose = request => !request.StartsWith("GET ", StringComparison.Ordinal) && writes++ >= at;
            await Record.ExceptionAsync(() => TakeAsync(file));
            _wire.Lose = _ => false;
            _app.Clock.Advance(ImportSweep.UploadAge);
            await _app.SweepImportsAsync();

            var import = await TakeAsync(file);
            await RunAllAsync();

            Assert.Equal(150, (await _app.Imports.DoneAsync(import.Id, CancellationToken.None)).Counts.Accepted);
            _app.Bus.Forget();
        }
    }

    [Fact]
    public async Task An_import_whose_messages_never_went_out_is_sent_off_by_the_sweeper()
    {
        _app.Bus.Fault = _ => RecordingBus.Down();
        var import = await TakeAsync(Csv(150));
        _app.Bus.Fault = _ => null;

        await _app.SweepImportsAsync();
        Assert.Empty(_app.Bus.Asked);
        _app.Clock.Advance(ImportSweep.Patience);
        await _app.SweepImportsAsync();
        await RunAllAsync();

        Assert.Equal(150, (await _app.Imports.DoneAsync(import.Id, CancellationToken.None)).Counts.Accepted);
    }

    [Fact]
    public async Task Only_the_chunks_that_are_not_done_are_sent_again_and_only_when_nothing_gets_on()
    {
        await TakeAsync(Csv(250));
        await _app.ImportRowsAsync(_app.Bus.On(Entities.Imports)[1].Message);
        _app.Bus.Forget();

        _app.Clock.Advance(ImportSweep.Patience);
        await _app.SweepImportsAsync();
        Assert.Empty(_app.Bus.Asked);
        _app.Clock.Advance(ImportSweep.Patience);
        await _app.SweepImportsAsync();

        Assert.Equal(["000000.2", "000002.2"], _app.Bus.On(Entities.Imports).Select(p => p.Id[^8..]));
    }

    [Fact]
    public async Task What_is_done_keeps_its_results_and_not_its_rows_and_goes_after_its_time()
    {
        var import = await TakeAsync(Csv(3));
        await RunAllAsync();

        await _app.SweepImportsAsync();
        Assert.Empty(await _app.OpenImports.AllAsync(CancellationToken.None));
        Assert.Equal(0, await UploadsAsync());
        Assert.NotNull(await _app.Imports.FindAsync(import.Id, CancellationToken.None));
        _app.Clock.Advance(ImportSweep.Keep + TimeSpan.FromSeconds(1));
        await _app.SweepImportsAsync();

        Assert.Null(await _app.Imports.FindAsync(import.Id, CancellationToken.None));
    }

    private static string Csv(int rows, string more = "")
    {
        var text = new StringBuilder("title,kind,buyer,amount\n");
        var buyer = Given.NewId("buyer");
        for (var n = 0; n < rows; n++) text.Append(CultureInfo.InvariantCulture, $",lease,{buyer} {n},${1 + (n % 9)} billion\n");
        return text.Append(more).ToString();
    }

    private async Task<Import> TakeAsync(string file, bool notifyAll = false) => Assert.IsType<StagingResult.Taken>(await StageAsync(file, FileFormat.Csv, notifyAll)).Import;

    private async Task<StagingResult> StageAsync(string file, FileFormat format, bool notifyAll)
    {
        await using var body = new FileBody(new MemoryStream(Encoding.UTF8.GetBytes(file)), Staging.MaxBytes);
        return await _app.Staging.TakeAsync(body, format, notifyAll, CancellationToken.None);
    }

    private async Task RunAllAsync()
    {
        foreach (var due in _app.Bus.On(Entities.Imports)) await _app.ImportRowsAsync(due.Message);
    }

    /// <summary>How many uploads have chunks.</summary>
    private async Task<int> UploadsAsync()
    {
        HashSet<string> uploads = [];
        await foreach (var row in _tables.Tables.Imports.QueryAsync<Azure.Data.Tables.TableEntity>())
        {
            if (row.PartitionKey.StartsWith("upload-", StringComparison.Ordinal)) uploads.Add(row.PartitionKey);
        }

        return uploads.Count;
    }
}
