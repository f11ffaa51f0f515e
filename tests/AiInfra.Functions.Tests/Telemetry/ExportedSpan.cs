using System.Globalization;
using System.Text;

namespace AiInfra.Functions.Tests.Telemetry;

/// <summary>A span as it arrives at a collector (opentelemetry-proto, trace/v1/trace.proto). Kinds: 1 internal, 2 server, 3 client, 4 producer, 5 consumer.</summary>
internal sealed record ExportedSpan(string TraceId, string Id, string ParentId, string Name, int Kind, TimeSpan Duration, IReadOnlyDictionary<string, string> Tags, bool Failed)
{
    /// <summary>The spans of a request to <c>/v1/traces</c>: resource spans, scope spans, spans.</summary>
    public static IEnumerable<ExportedSpan> All(byte[] request) => Wire.At(request, 1, 2, 2).Select(Of);

    private static ExportedSpan Of(ReadOnlyMemory<byte> span)
    {
        var fields = Wire.Fields(span).ToLookup(f => f.Number);
        var nanoseconds = fields[8].Single().Value - fields[7].Single().Value;
        return new(
            Hex(fields[1]), Hex(fields[2]), Hex(fields[4]), Text(fields[5].Single().Bytes), (int)fields[6].Single().Value, TimeSpan.FromTicks((long)nanoseconds / 100),
            fields[9].Select(f => Wire.Fields(f.Bytes)).ToDictionary(pair => Text(pair[0].Bytes), pair => Value(pair[1].Bytes), StringComparer.Ordinal),
            fields[15].Any(status => Wire.Fields(status.Bytes).Any(f => f is { Number: 3, Value: 2 })));
    }

    private static string Value(ReadOnlyMemory<byte> any) => Wire.Fields(any) switch
    {
        [{ Number: 1, Bytes: var text }] => Text(text),
        [{ Value: var number }] => number.ToString(CultureInfo.InvariantCulture),
        _ => "",
    };

    private static string Hex(IEnumerable<WireField> id) => string.Concat(id.Select(f => Convert.ToHexStringLower(f.Bytes.Span)));

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);
}
