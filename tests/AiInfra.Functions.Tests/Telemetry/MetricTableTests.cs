using System.Diagnostics.Metrics;
using AiInfra.Functions.Telemetry;
using AiInfra.LocalHost.Tools;

namespace AiInfra.Functions.Tests.Telemetry;

public sealed class MetricTableTests
{
    [Fact]
    public async Task The_documented_metrics_are_the_instruments()
    {
        List<string> instruments = [];
        var mine = new MyMeters();
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => { if (instrument.Meter.Scope == mine) instruments.Add($"| `{instrument.Name}` | {instrument.Unit} | {instrument.Description} |"); } };
        listener.Start();
        _ = new Metrics(mine);

        var rows = (await File.ReadAllLinesAsync(Path.Combine(RepositoryRoot.Path, "docs", "telemetry.md"))).Where(line => line.StartsWith("| `aiinfra.", StringComparison.Ordinal)).Select(WithoutLabels);
        Assert.Equal(instruments.Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    /// <summary>The third column: an instrument does not know its labels.</summary>
    private static string WithoutLabels(string row) => row.Split('|') is [_, var name, var unit, _, var meaning, _] ? $"|{name}|{unit}|{meaning}|" : row;

    private sealed class MyMeters : IMeterFactory
    {
        public Meter Create(MeterOptions options) => new(new MeterOptions(options.Name) { Scope = this });

        public void Dispose()
        {
        }
    }
}
