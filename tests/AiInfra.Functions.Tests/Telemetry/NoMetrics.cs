using System.Diagnostics.Metrics;
using AiInfra.Functions.Telemetry;

namespace AiInfra.Functions.Tests.Telemetry;

/// <summary>Instruments that nobody reads, for whatever counts by the way.</summary>
internal sealed class NoMetrics : IMeterFactory
{
    public static Metrics Instance { get; } = new(new NoMetrics());

    public Meter Create(MeterOptions options) => new(options);

    public void Dispose()
    {
    }
}
