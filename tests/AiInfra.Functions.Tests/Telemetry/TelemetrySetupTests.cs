using System.Collections.Concurrent;
using System.Diagnostics;
using AiInfra.Functions.Telemetry;
using Azure.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace AiInfra.Functions.Tests.Telemetry;

public sealed class TelemetrySetupTests
{
    private readonly AskedIdentity _identity = new();

    [Fact]
    public async Task Without_an_exporter_nothing_listens()
    {
        await using var services = Services([]);

        Assert.Equal((null, null, null), (services.GetService<TracerProvider>(), services.GetService<MeterProvider>(), services.GetService<LoggerProvider>()));
        Assert.NotNull(services.GetService<Metrics>());
    }

    [Fact]
    public async Task Both_exporters_together_keep_every_trace_of_a_burst_and_Azures_asks_as_the_app()
    {
        await using var services = Services(new()
        {
            ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = "InstrumentationKey=00000000-0000-0000-0000-000000000000;IngestionEndpoint=https://127.0.0.1:9/;LiveEndpoint=https://127.0.0.1:9/",
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:9",
        });
        foreach (var service in services.GetServices<IHostedService>()) await service.StartAsync(CancellationToken.None);

        // The worker's source, which no other test listens to.
        using var worker = new ActivitySource("Microsoft.Azure.Functions.Worker");
        for (var trace = 0; trace < 100; trace++)
        {
            using var span = worker.StartActivity("Invoke");
            Assert.True(span!.Recorded);
        }

        services.GetRequiredService<TracerProvider>().ForceFlush(30_000);
        Assert.Contains("https://monitor.azure.com//.default", _identity.Scopes);
    }

    private ServiceProvider Services(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddSingleton<TokenCredential>(_identity).AddTelemetry(configuration).BuildServiceProvider();
    }

    private sealed class AskedIdentity : TokenCredential
    {
        public ConcurrentQueue<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.Enqueue(string.Join(' ', requestContext.Scopes));
            return new("token", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }
}
