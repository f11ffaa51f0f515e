using AiInfra.Functions.Hosting;
using AiInfra.Functions.Operations;
using AiInfra.Functions.Tests.Hosting;
using AiInfra.Functions.Tests.LocalHost;
using AiInfra.Functions.Tests.Scenarios.LocalHostRuns;
using AiInfra.Functions.Tests.Storage;
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
        Assert.Equal(("ready", AppVersion.Number, 1), (health.GetProperty("status").GetString(), health.GetProperty("version").GetString(), health.GetProperty("messagesOwed").GetInt32()));
        Assert.Matches(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9a-f]{40})?$", AppVersion.Text);
        Assert.Equal(AppVersion.Text, string.Join('+', new[] { AppVersion.Number, AppVersion.Commit }.OfType<string>()));
    }

    /// <summary>What the client throws when no repeat reached storage is answered 503 (AnswerFilterTests).</summary>
    [Fact]
    public async Task Without_storage_it_is_live_but_not_ready()
    {
        var cutOff = new AppParts(_tables.Through(new() { Lose = _ => true }));
        var health = new Health(cutOff.Outbox, cutOff.Clock);
        Assert.Equal("live", (await Answer.OfAsync(health.Live(Request))).Json.GetProperty("status").GetString());
        await Assert.ThrowsAsync<AggregateException>(() => health.ReadyAsync(Request, CancellationToken.None));
        await Assert.ThrowsAsync<AggregateException>(() => health.RunAsync(Request, CancellationToken.None));
    }

    [Fact]
    public async Task The_program_names_the_version_that_it_runs()
    {
        var run = await EndedRun.OfLocalHostAsync(["--version"]);
        Assert.Equal((0, AppVersion.Text), (run.Code, run.Output.Trim()));
    }
}
