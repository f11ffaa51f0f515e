using AiInfra.LocalHost.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AiInfra.Functions.Tests.LocalHost.Http;

/// <summary>The toy functions behind the real host on a real socket.</summary>
public sealed class ToyHost : IAsyncLifetime
{
    private WebApplication? _app;

    public HttpClient Client { get; } = new();

    internal FunctionKeyOptions Keys { get; init; } = new();

    internal LocalHostParts Parts { get; init; } = LocalHostParts.Http;

    public bool Homepage { get; init; }

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([new("AzureWebJobsDisableHomepage", Homepage ? null : "true")]);
        builder.Services.AddSingleton<IStartupFilter, AppFilter>();
        builder.Services.AddFunctionHost(FunctionCatalog.From([typeof(ToyFunctions)]), Parts, Keys);
        _app = builder.Build();
        _app.UseFunctions();
        _app.MapGet("/local/own", () => "own page");
        await _app.StartAsync();
        Client.BaseAddress = new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_app is not null) await _app.DisposeAsync();
    }

    // What an app's own middleware looks like: a header on every answer it sees.
    private sealed class AppFilter : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, further) =>
            {
                context.Response.Headers["X-App"] = "seen";
                return further(context);
            });
            next(app);
        };
    }
}
