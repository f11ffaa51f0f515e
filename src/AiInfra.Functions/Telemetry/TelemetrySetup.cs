using AiInfra.Functions.Hosting;
using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Instrumentation.AspNetCore;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace AiInfra.Functions.Telemetry;

/// <summary>
/// Traces, metrics and logs, sent where the standard variables say; without one nothing is wired, and no span is made. Not traced are the calls of the Azure SDK: five to ten for each message, of a few milliseconds,
/// that would bury a deal's dozen hops; nor HTTP clients at large, whose URLs are secrets (a channel's call has a span of ours). See <c>docs/decisions/0019</c>.
/// </summary>
internal static class TelemetrySetup
{
    /// <summary>The Functions worker's own spans: functions run within them, HTTP ones too, and not within the request's. Without this source a submission would have no trace there.</summary>
    private const string Worker = "Microsoft.Azure.Functions.Worker";

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddMetrics().AddSingleton<Metrics>();

        // Its lines hold paths, and paths of subscribers' links hold tokens.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning));
        var options = TelemetryOptions.From(configuration);
        if (!options.IsExported) return services;
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(options.ServiceName, serviceVersion: AppVersion.Text))
            .WithTracing(traces => traces.AddSource(Traces.SourceName, Worker).AddAspNetCoreInstrumentation(WithoutSecrets))
            .WithMetrics(metrics => metrics.AddMeter(Metrics.MeterName))
            .WithLogging(configureBuilder: null, logs => logs.IncludeFormattedMessage = true); // no scopes: a request's holds its path
        if (options.AzureMonitor is { } connection) UseAzureMonitor(telemetry, connection);
        if (options.Otlp is not null) telemetry.UseOtlpExporter();

        // Last, since the Azure exporter brings one of its own. A deal's trace is there whole, whatever the caller's traceparent says of sampling.
        return options.Sampler != TelemetryOptions.Every ? services : services.ConfigureOpenTelemetryTracerProvider(traces => traces.SetSampler(new AlwaysOnSampler()));
    }

    /// <summary>The exporter's default is five traces a second: of an import most deals would have none.</summary>
    private static void UseAzureMonitor(OpenTelemetryBuilder telemetry, string connection) => telemetry
        .UseAzureMonitorExporter()
        .Services.AddOptions<AzureMonitorExporterOptions>()
        .Configure<TokenCredential>((options, identity) => (options.ConnectionString, options.Credential, options.TracesPerSecond, options.SamplingRatio) = (connection, identity, null, 1));

    /// <summary>A query may hold a function key (<c>code</c>), the path of a subscriber's link a token.</summary>
    private static void WithoutSecrets(AspNetCoreTraceInstrumentationOptions options)
    {
        options.Filter = context => !context.Request.Path.StartsWithSegments("/api/health", StringComparison.OrdinalIgnoreCase);
        options.EnrichWithHttpRequest = (span, request) => span.SetTag("url.path", AnswerFilter.WithoutToken(request.Path)).SetTag("url.query", null);
    }
}
