using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

/// <summary>
/// A record in the columns <c>r00</c>, <c>r01</c>, … of a row: JSON, Brotli-compressed, in chunks below the 64 KiB that a binary property may hold
/// (a string property holds only 32,768 UTF-16 characters).
/// </summary>
public static class RecordColumns
{
    private const int ChunkBytes = 60 * 1024;
    private const string JsonBytes = "jsonBytes";

    public static TableEntity With<T>(this TableEntity entity, T record, JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(entity);
        var json = JsonSerializer.SerializeToUtf8Bytes(record, type);
        entity[JsonBytes] = json.Length;
        return entity.With(Compress(json));
    }

    /// <summary>How long the record is as JSON, known without unpacking it.</summary>
    public static int RecordLength(this TableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return entity.GetInt32(JsonBytes) ?? 0;
    }

    /// <summary>Text in place of a record, compressed alike.</summary>
    public static TableEntity WithText(this TableEntity entity, string text)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return entity.With(Compress(Encoding.UTF8.GetBytes(text)));
    }

    public static string Text(this TableEntity entity) => Encoding.UTF8.GetString(Decompress(entity.RecordBytes()));

    public static TableEntity With(this TableEntity entity, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(entity);
        var index = 0;
        foreach (var chunk in bytes.Chunk(ChunkBytes)) entity[Column(index++)] = chunk;
        return entity;
    }

    /// <exception cref="InvalidDataException">The row holds no record of this type.</exception>
    public static T Record<T>(this TableEntity entity, JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return JsonSerializer.Deserialize(Decompress(entity.RecordBytes()), type) ?? throw new InvalidDataException($"Row {entity.RowKey} holds no record.");
    }

    public static byte[] RecordBytes(this TableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        var bytes = new ArrayBufferWriter<byte>();
        for (var index = 0; entity.TryGetValue(Column(index), out var chunk); index++) bytes.Write((byte[])chunk);
        return bytes.WrittenSpan.ToArray();
    }

    private static string Column(int index) => "r" + index.ToString("D2", CultureInfo.InvariantCulture);

    private static byte[] Compress(byte[] json)
    {
        var compressed = new byte[BrotliEncoder.GetMaxCompressedLength(json.Length)];
        // Quality 4 of 11: near the best size for records of a few KB, at a fraction of the time.
        return BrotliEncoder.TryCompress(json, compressed, out var written, quality: 4, window: 18) ? compressed[..written] : throw new InvalidDataException("The record could not be compressed.");
    }

    private static byte[] Decompress(byte[] compressed)
    {
        using var json = new MemoryStream();
        using (var brotli = new BrotliStream(new MemoryStream(compressed), CompressionMode.Decompress)) brotli.CopyTo(json);
        return json.ToArray();
    }
}
