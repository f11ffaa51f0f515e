using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using AiInfra.LocalHost.Bus;
using AiInfra.LocalHost.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AiInfra.Functions.Tests.LocalHost.Fidelity;

/// <summary>The app on the host that <c>AIINFRA_FIDELITY_URL</c> names (with <c>AIINFRA_FIDELITY_KEY</c> as its function key), or else on LocalHost's function host.</summary>
public sealed class AppUnderTest(AzuriteFixture azurite) : IAsyncLifetime
{
    private WebApplication? _app;

    public HttpClient Client { get; } = new();

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("AIINFRA_FIDELITY_KEY") is { Length: > 0 } key) Client.DefaultRequestHeaders.Add("x-functions-key", key);
        Client.BaseAddress = Environment.GetEnvironmentVariable("AIINFRA_FIDELITY_URL") is { Length: > 0 } url ? new(url) : await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_app is not null) await _app.DisposeAsync();
    }

    private async Task<Uri> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([new("AzureWebJobsStorage", azurite.ConnectionString), new("AzureWebJobsDisableHomepage", "true")]);
        var catalog = FunctionCatalog.From(typeof(AiInfraServices).Assembly);
        builder.Services.AddLocalBus(azurite.ConnectionString, catalog);
        builder.Services.AddAiInfra(builder.Configuration);
        builder.Services.AddFunctionHost(catalog, LocalHostParts.Http);
        _app = builder.Build();
        _app.UseFunctions();
        await _app.Services.GetRequiredService<Tables>().CreateAllAsync(CancellationToken.None);
        await _app.StartAsync();
        return new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }
}
