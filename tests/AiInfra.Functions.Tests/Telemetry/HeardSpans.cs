using System.Collections.Concurrent;
using System.Diagnostics;
using AiInfra.Functions.Telemetry;

namespace AiInfra.Functions.Tests.Telemetry;

/// <summary>A trace of a test's own, and the app's spans that end in it; other tests' are theirs.</summary>
internal sealed class HeardSpans : IDisposable
{
    private readonly ConcurrentQueue<Activity> _ended = [];
    private readonly ActivityListener _listener;

    public HeardSpans()
    {
        _listener = new()
        {
            ShouldListenTo = source => source.Name == Traces.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public IReadOnlyList<Activity> In(Activity trace) => [.. _ended.Where(s => s.TraceId == trace.TraceId)];

    /// <summary>Begins a trace; it is the span under way until it is disposed of.</summary>
    public static Activity Begin() => new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();

    public void Dispose() => _listener.Dispose();
}
