using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Hosting;

/// <summary>A JSON answer, whole before the first byte is sent.</summary>
public sealed class JsonResult : IResult
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Indented = true, NewLine = "\n" };

    private readonly ReadOnlyMemory<byte> _json;
    private readonly int _status;
    private readonly (string Name, string Value)[] _headers;

    private JsonResult(ReadOnlyMemory<byte> json, int status, (string Name, string Value)[] headers) => (_json, _status, _headers) = (json, status, headers);

    public static JsonResult Write(Action<Utf8JsonWriter> write, int status = 200, params (string Name, string Value)[] headers)
    {
        ArgumentNullException.ThrowIfNull(write);
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, Readable)) write(writer);
        return new(json.WrittenMemory, status, headers);
    }

    public static JsonResult Of<T>(T value, JsonTypeInfo<T> type, int status = 200, params (string Name, string Value)[] headers) =>
        Write(writer => JsonSerializer.Serialize(writer, value, type), status, headers);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var response = httpContext.Response;
        response.StatusCode = _status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = _json.Length;
        response.Headers.CacheControl = "no-cache";
        foreach (var (name, value) in _headers) response.Headers[name] = value;
        return response.Body.WriteAsync(_json, httpContext.RequestAborted).AsTask();
    }
}
