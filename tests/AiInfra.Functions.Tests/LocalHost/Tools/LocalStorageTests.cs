using System.Diagnostics;
using AiInfra.LocalHost.Tools;
using Azure.Data.Tables;

namespace AiInfra.Functions.Tests.LocalHost.Tools;

public sealed class LocalStorageTests : IDisposable
{
    private readonly LocalToolsFixture _local = new();

    public void Dispose() => _local.Dispose();

    [Fact]
    public async Task A_row_written_just_before_the_end_is_there_at_the_next_start()
    {
        await using (var tools = await _local.StartStorageAsync()) await WriteRowAsync(tools);
        Assert.All(StoragePorts, port => Assert.True(FreePort.IsFree(port)));

        await using var again = await _local.StartStorageAsync();
        Assert.True(await HasRowAsync(again));
    }

    [Fact]
    public async Task A_reset_starts_empty()
    {
        await using (var tools = await _local.StartStorageAsync()) await WriteRowAsync(tools);
        await using var empty = await LocalTools.StartAsync(_local.Options with { StartInbox = false, Reset = true }, _local.Progress, TestContext.Current.CancellationToken);
        Assert.False(await HasRowAsync(empty));
    }

    [Fact]
    public async Task A_second_process_of_the_system_joins_and_keeps_the_storage_when_the_first_goes()
    {
        var first = await _local.StartStorageAsync();
        await using (var second = await _local.StartStorageAsync())
        {
            Assert.Contains("Joined Azurite", _local.Progress.ToString(), StringComparison.Ordinal);
            await first.DisposeAsync();
            await WriteRowAsync(second);
            Assert.True(await HasRowAsync(second));
            Assert.False(second.Exited.IsCompleted);
        }

        Assert.All(StoragePorts, port => Assert.True(FreePort.IsFree(port)));
    }

    [Fact]
    public async Task A_reset_is_refused_while_another_process_uses_the_storage()
    {
        await using var first = await _local.StartStorageAsync();
        var refusal = await Assert.ThrowsAsync<LocalToolException>(() => LocalTools.StartAsync(_local.Options with { Reset = true }, _local.Progress, TestContext.Current.CancellationToken));
        Assert.Contains("in use by another process", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_ends_by_itself_is_reported_in_one_line()
    {
        await using var tools = await _local.StartStorageAsync();
        using (var server = Process.GetProcessById((await SupervisedProcess.ReadRecordAsync(_local.Options.DataFolder, "storage")).Server)) server.Kill();
        var line = await tools.Exited.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Contains("Azurite ended unexpectedly", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
    }

    private IEnumerable<int> StoragePorts => [_local.Options.BlobPort, _local.Options.QueuePort, _local.Options.TablePort];

    internal static async Task WriteRowAsync(LocalTools tools)
    {
        var table = new TableClient(tools.StorageConnectionString, "rows");
        await table.CreateIfNotExistsAsync(TestContext.Current.CancellationToken);
        await table.UpsertEntityAsync(new TableEntity("p", "r"), cancellationToken: TestContext.Current.CancellationToken);
    }

    internal static async Task<bool> HasRowAsync(LocalTools tools)
    {
        var table = new TableClient(tools.StorageConnectionString, "rows");
        await table.CreateIfNotExistsAsync(TestContext.Current.CancellationToken);
        return (await table.GetEntityIfExistsAsync<TableEntity>("p", "r", cancellationToken: TestContext.Current.CancellationToken)).HasValue;
    }
}
