using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace AiInfra.Functions.Hosting;

/// <summary>A request body read as JSON, or the problem to answer with.</summary>
/// <param name="Bytes">The body as it came.</param>
public readonly record struct JsonBody(JsonDocument? Document, IResult? Problem, ReadOnlyMemory<byte> Bytes = default)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    /// <summary>Reads a body of any JSON media type.</summary>
    public static Task<JsonBody> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken) => ReadAsync(request, limit, [], cancellationToken);

    /// <summary>Reads at most <paramref name="limit"/> bytes; the length is checked before and while reading, since the host fails on larger bodies than it allows.</summary>
    /// <param name="request">The request.</param>
    /// <param name="limit">Bytes.</param>
    /// <param name="types">The media types taken, the usual one first; none for every JSON type.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<JsonBody> ReadAsync(HttpRequest request, int limit, IReadOnlyList<string> types, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(types);
        if (RawBody.Refusal(request, limit) is { } refusal) return new(null, refusal);
        if (WrongType(request, types) is { } wrong) return new(null, wrong);
        var raw = await RawBody.ReadAsync(request, limit, cancellationToken);
        return raw.Bytes is { } bytes ? Parse(bytes) : new(null, raw.Problem);
    }

    /// <summary>Reads a body that has been received already.</summary>
    public static JsonBody Of(HttpRequest request, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(bytes);
        return WrongType(request, []) is { } wrong ? new(null, wrong) : Parse(bytes);
    }

    private static IResult? WrongType(HttpRequest request, IReadOnlyList<string> types) =>
        IsTaken(request, types) || request.ContentLength is 0 ? null : Problems.WrongMediaType($"Send the body as {(types.Count == 0 ? "application/json" : types[0])}.");

    private static bool IsTaken(HttpRequest request, IReadOnlyList<string> types) =>
        types.Count == 0 ? request.HasJsonContentType() : MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && types.Any(t => type.MediaType.Equals(t, StringComparison.OrdinalIgnoreCase));

    private static JsonBody Parse(byte[] body)
    {
        if (body.Length == 0) return new(null, Problems.Unreadable("The body is empty: send one JSON object."));
        return Parse(body, out var where) is { } document ? new(document, null, body) : Malformed(where);
    }

    /// <summary>Reads strictly: UTF-8, without duplicate members, not too deep.</summary>
    /// <param name="json">The text.</param>
    /// <param name="where">What is known of the place of the first mistake, in words behind which more may stand; empty when nothing is.</param>
    /// <returns>Null for anything else.</returns>
    internal static JsonDocument? Parse(byte[] json, out string where)
    {
        where = "";
        // The parser looks into strings only when they are asked for, and then throws.
        if (!Utf8.IsValid(json)) return null;
        try
        {
            return JsonDocument.Parse(json, Strict);
        }
        catch (JsonException e)
        {
            where = e.LineNumber is { } line ? $" (line {line + 1}, byte {e.BytePositionInLine + 1})" : "";
            return null;
        }
        catch (InvalidOperationException)
        {
            // A member name escapes half of a surrogate pair: seen when names are compared.
            return null;
        }
    }

    private static JsonBody Malformed(string where) => new(null, Problems.Unreadable($"The body is not well-formed JSON{where}: it must be UTF-8, without duplicate members, at most 32 levels deep."));
}
