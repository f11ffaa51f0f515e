using System.Text;
using AiInfra.Functions.Tests.Notifications;
using AiInfra.Functions.Tests.Telemetry;

namespace AiInfra.Functions.Tests.Scenarios;

/// <summary>A whole system that exports its telemetry to a collector on a real socket (OTLP over HTTP).</summary>
public abstract class TracedSystem(bool split) : LocalSystem(split), IAsyncLifetime
{
    private readonly HttpReceiver _collector = new(request => request.Path);

    /// <summary>The spans that have arrived.</summary>
    internal IReadOnlyList<ExportedSpan> Spans => [.. Bodies("/v1/traces").SelectMany(ExportedSpan.All)];

    /// <summary>Everything that arrived for a signal, as far as it is text.</summary>
    internal string Raw(string signal) => string.Join('\n', Bodies($"/v1/{signal}").Select(Encoding.UTF8.GetString));

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await _collector.StartAsync();
        await InitializeAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await _collector.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private IEnumerable<byte[]> Bodies(string path) => _collector.Requests.Where(r => r.Path == path).Select(r => r.Body);

    private protected override Dictionary<string, string> Settings => new(base.Settings)
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _collector.Url,
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        ["OTEL_BLRP_SCHEDULE_DELAY"] = "200",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
        ["Logging__LogLevel__Default"] = "Information",
    };
}

public sealed class TracedProcess() : TracedSystem(split: false);

public sealed class TracedProcesses() : TracedSystem(split: true);
