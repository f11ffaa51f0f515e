using AiInfra.Functions.Hosting.Settings;
using Microsoft.Extensions.Configuration;

namespace AiInfra.Functions.Telemetry;

/// <summary>Where traces, metrics and logs go, by the variables of the standard and of Azure. The other <c>OTEL_*</c> variables are the SDK's own affair.</summary>
/// <param name="AzureMonitor">Null for none.</param>
/// <param name="Otlp">Null for none.</param>
/// <param name="Sampler"><see cref="Every"/>, or one that the SDK makes.</param>
[Setting("APPLICATIONINSIGHTS_CONNECTION_STRING", "Application Insights that gets traces, metrics and logs, with the app's identity")]
[Setting("OTEL_EXPORTER_OTLP_ENDPOINT", "Collector that gets traces, metrics and logs over OTLP", Values = "http://HOST:4317")]
[Setting("OTEL_SERVICE_NAME", "What the app is called in telemetry", Default = Name)]
[Setting("OTEL_TRACES_SAMPLER", "Which traces are kept, as OpenTelemetry's SDK names samplers", Values = "always_on, traceidratio, parentbased_traceidratio, …", Default = Every)]
public sealed record TelemetryOptions(string? AzureMonitor, string? Otlp, string ServiceName, string Sampler)
{
    public const string Every = "always_on";

    private const string Name = "ai-infra-functions";

    /// <summary>Whether telemetry leaves this process.</summary>
    public bool IsExported => AzureMonitor is not null || Otlp is not null;

    public static TelemetryOptions From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new(
            configuration.Text("APPLICATIONINSIGHTS_CONNECTION_STRING"),
            configuration.Text("OTEL_EXPORTER_OTLP_ENDPOINT"),
            configuration.Text("OTEL_SERVICE_NAME") ?? Name,
            configuration.Text("OTEL_TRACES_SAMPLER") ?? Every);
    }
}
