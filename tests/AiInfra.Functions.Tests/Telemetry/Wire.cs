using System.Buffers.Binary;

namespace AiInfra.Functions.Tests.Telemetry;

/// <summary>One field of a protobuf message.</summary>
/// <param name="Value">Of a number; times are nanoseconds.</param>
/// <param name="Bytes">Of a text or a message; empty for a number.</param>
internal sealed record WireField(int Number, ulong Value, ReadOnlyMemory<byte> Bytes);

/// <summary>Protobuf's wire format, as far as OTLP uses it.</summary>
internal static class Wire
{
    public static IReadOnlyList<WireField> Fields(ReadOnlyMemory<byte> message)
    {
        List<WireField> fields = [];
        for (var rest = message; rest.Length > 0;)
        {
            var tag = VarInt(ref rest);
            fields.Add((tag & 7) switch
            {
                0 => new((int)(tag >> 3), VarInt(ref rest), default),
                1 => new((int)(tag >> 3), BinaryPrimitives.ReadUInt64LittleEndian(Take(ref rest, 8).Span), default),
                2 => new((int)(tag >> 3), 0, Take(ref rest, (int)VarInt(ref rest))),
                5 => new((int)(tag >> 3), BinaryPrimitives.ReadUInt32LittleEndian(Take(ref rest, 4).Span), default),
                var type => throw new InvalidDataException($"There is no wire type {type}."),
            });
        }

        return fields;
    }

    /// <summary>The messages along a path of field numbers.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> At(ReadOnlyMemory<byte> message, params int[] path) =>
        path.Aggregate<int, IEnumerable<ReadOnlyMemory<byte>>>([message], (found, number) => found.SelectMany(m => Fields(m).Where(f => f.Number == number).Select(f => f.Bytes)));

    private static ulong VarInt(ref ReadOnlyMemory<byte> rest)
    {
        for (var (value, shift) = (0UL, 0); ; shift += 7)
        {
            var next = Take(ref rest, 1).Span[0];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }
    }

    private static ReadOnlyMemory<byte> Take(ref ReadOnlyMemory<byte> rest, int count)
    {
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}
