using System.Net.Http.Json;
using System.Text.Json;
using AiInfra.Functions.Telemetry;
using AiInfra.Functions.Tests.LocalHost;
using AiInfra.Functions.Tests.Telemetry;

namespace AiInfra.Functions.Tests.Scenarios;

/// <summary>What an operator sees of one deal's way from the door to the reader.</summary>
public abstract class TraceScenarios(TracedSystem system, ITestOutputHelper output)
{
    private static readonly string[] Hops =
    [
        "POST api/deals",
        "  store deal",
        "    send deals",
        "      process deals/evaluation",
        "        send alerts",
        "          process alerts",
        "            send deliveries",
        "              process deliveries",
        "                deliver email",
        "              process deliveries",
        "                deliver teams",
        "              process deliveries",
        "                deliver webhook",
        "      process deals/views",
    ];

    [Fact]
    public async Task A_demo_deals_whole_way_is_one_trace_that_is_found_by_the_deals_id()
    {
        using var subscribed = await system.Client.PostAsJsonAsync("api/subscribers", new
        {
            channels = new[] { new { type = "email", address = "traced@example.com" }, new { type = "teams", address = $"{system.Teams.Url}/traced" }, new { type = "webhook", address = $"{system.Webhooks.Url}/traced" } },
            eachAlone = true,
        });
        subscribed.EnsureSuccessStatusCode();
        using var answer = await system.SubmitAsync(await DemoDealAsync(), "?notify=all");
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;

        await Eventually.IsTrue(() => TraceOf(id).Count >= Hops.Length && Root(id) is not null, "every hop has arrived", seconds: 40);

        var trace = TraceOf(id);
        foreach (var line in TraceTree.Durations(trace)) output.WriteLine(line);
        Assert.Equal(Hops, ByChannel(TraceTree.Names(trace)));
        Assert.All(trace, span => Assert.True(span.Duration > TimeSpan.Zero && !span.Failed, span.Name));
        Assert.Equal(2, Root(id)!.Kind);
        Assert.Equal("201", Root(id)!.Tags["http.response.status_code"]);
        Assert.Equal(["email", "teams", "webhook"], trace.Where(s => s.Kind == 3).Select(s => s.Tags[Traces.Channel]).Order(StringComparer.Ordinal));
        Assert.All(trace.Where(s => s.Kind == 5), span => Assert.Equal(id, span.Tags[Traces.DealId]));
    }

    /// <summary>As an operator looks: whatever names the deal, then everything of its traces.</summary>
    private IReadOnlyList<ExportedSpan> TraceOf(string dealId)
    {
        var spans = system.Spans;
        var traces = spans.Where(s => s.Tags.GetValueOrDefault(Traces.DealId) == dealId).Select(s => s.TraceId).ToHashSet(StringComparer.Ordinal);
        return [.. spans.Where(s => traces.Contains(s.TraceId))];
    }

    private ExportedSpan? Root(string dealId) => TraceOf(dealId).SingleOrDefault(s => s.ParentId.Length == 0);

    /// <summary>The three deliveries are alike but for what is in them.</summary>
    private static IEnumerable<string> ByChannel(IEnumerable<string> tree)
    {
        var lines = tree.ToList();
        var first = lines.IndexOf(Hops[7]);
        return [.. lines[..first], .. lines[first..(first + 6)].Chunk(2).OrderBy(pair => pair[1], StringComparer.Ordinal).SelectMany(pair => pair), .. lines[(first + 6)..]];
    }

    private static async Task<string> DemoDealAsync()
    {
        using var deals = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "data", "deals.json")));
        return deals.RootElement.EnumerateArray().First(d => d.GetProperty("title").GetString()!.StartsWith("Microsoft has put nearly $14 billion", StringComparison.Ordinal)).GetRawText();
    }
}

public sealed class TraceInOneProcess(TracedProcess system, ITestOutputHelper output) : TraceScenarios(system, output), IClassFixture<TracedProcess>;

public sealed class TraceThroughTwoProcesses(TracedProcesses system, ITestOutputHelper output) : TraceScenarios(system, output), IClassFixture<TracedProcesses>;
