using System.Globalization;

namespace AiInfra.Functions.Tests.Telemetry;

/// <summary>A trace as a tree: children within their parents, by name.</summary>
internal static class TraceTree
{
    public static IEnumerable<string> Names(IReadOnlyCollection<ExportedSpan> trace) => Lines(trace, "", 0, span => span.Name);

    public static IEnumerable<string> Durations(IReadOnlyCollection<ExportedSpan> trace) =>
        Lines(trace, "", 0, span => string.Create(CultureInfo.InvariantCulture, $"{span.Name} {span.Duration.TotalMilliseconds:0.0} ms {string.Join(' ', span.Tags.Where(t => t.Key.StartsWith("aiinfra.", StringComparison.Ordinal)).Select(t => t.Value))}"));

    private static IEnumerable<string> Lines(IReadOnlyCollection<ExportedSpan> trace, string parent, int depth, Func<ExportedSpan, string> text) => trace
        .Where(s => s.ParentId == parent)
        .OrderBy(s => s.Name, StringComparer.Ordinal)
        .SelectMany(s => Lines(trace, s.Id, depth + 1, text).Prepend(new string(' ', depth * 2) + text(s)));
}
