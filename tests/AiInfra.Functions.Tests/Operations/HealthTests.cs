using AiInfra.Functions.Hosting;
using AiInfra.Functions.Operations;
using AiInfra.Functions.Tests.Hosting;
using AiInfra.Functions.Tests.LocalHost;
using AiInfra.Functions.Tests.Scenarios.LocalHostRuns;
using AiInfra.Functions.Tests.Storage;
using Azure;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Tests.Operations;

public sealed class HealthTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly OwnTables _tables = new(azurite);
    private AppParts _app = null!;

    private static HttpRequest Request => Answer.Context().Request;

    private Health Health => new(_app.Outbox, _app.Clock);

    public async ValueTask InitializeAsync()
    {
        await _tables.InitializeAsync();
        _app = new(_tables.Tables);
    }

    public ValueTask DisposeAsync() => _tables.DisposeAsync();

    [Fact]
    public async Task It_tells_the_version_and_what_is_owed_for_more_than_a_minute()
    {
        await _app.Outbox.WriteAsync("2025-09-openai-oracle-300b-1a2b3c4d", 1, CancellationToken.None);
        _app.Clock.Advance(TimeSpan.FromSeconds(61));
        var health = (await Answer.OfAsync(await Health.RunAsync(Request, CancellationToken.None))).Json;
        Assert.Equal(("ready", AppVersion.Text, 1), (health.GetProperty("status").GetString(), health.GetProperty("version").GetString(), health.GetProperty("messagesOwed").GetInt32()));
        Assert.Matches(@"^\d+\.\d+\.\d+(-alpha\.0(\.\d+)?)?(\+[0-9a-f]{40})?$", AppVersion.Text);
    }

    [Fact]
    public async Task Without_storage_it_is_not_ready_but_live()
    {
        await _tables.Tables.Outbox.DeleteAsync();
        await Assert.ThrowsAsync<RequestFailedException>(() => Health.ReadyAsync(Request, CancellationToken.None));
        await Assert.ThrowsAsync<RequestFailedException>(() => Health.RunAsync(Request, CancellationToken.None));
        Assert.Equal("live", (await Answer.OfAsync(Health.Live(Request))).Json.GetProperty("status").GetString());
    }

    [Fact]
    public async Task The_program_names_the_version_that_it_runs()
    {
        var run = await EndedRun.OfLocalHostAsync(["--version"]);
        Assert.Equal((0, AppVersion.Text), (run.Code, run.Output.Trim()));
    }
}
