using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace AiInfra.Functions.Hosting;

/// <summary>A request body read as JSON, or the problem to answer with.</summary>
public readonly record struct JsonBody(JsonDocument? Document, IResult? Problem)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    /// <summary>Reads a body of any JSON media type.</summary>
    public static Task<JsonBody> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken) => ReadAsync(request, limit, [], cancellationToken);

    /// <summary>Reads at most <paramref name="limit"/> bytes.</summary>
    /// <param name="request">The request.</param>
    /// <param name="limit">Bytes.</param>
    /// <param name="types">The media types taken, the usual one first; none for every JSON type.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<JsonBody> ReadAsync(HttpRequest request, int limit, IReadOnlyList<string> types, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(types);
        if (RequestBytes.WhyRefused(request, limit) is { } refused) return new(null, refused);
        if (!IsTaken(request, types) && request.ContentLength is not 0) return new(null, Problems.WrongMediaType($"Send the body as {(types.Count == 0 ? "application/json" : types[0])}."));
        var body = await RequestBytes.ReadAsync(request, limit, cancellationToken);
        return body.Bytes switch
        {
            null => new(null, body.Problem),
            { Length: 0 } => new(null, Problems.Unreadable("The body is empty: send one JSON object.")),
            var bytes => Parse(bytes),
        };
    }

    private static bool IsTaken(HttpRequest request, IReadOnlyList<string> types) =>
        types.Count == 0 ? request.HasJsonContentType() : MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && types.Any(t => type.MediaType.Equals(t, StringComparison.OrdinalIgnoreCase));

    private static JsonBody Parse(byte[] body)
    {
        // The parser looks into strings only when they are asked for, and then throws.
        if (!Utf8.IsValid(body)) return Malformed("");
        try
        {
            return new(JsonDocument.Parse(body, Strict), null);
        }
        catch (JsonException e)
        {
            return Malformed(e.LineNumber is { } line ? $" (line {line + 1}, byte {e.BytePositionInLine + 1})" : "");
        }
        catch (InvalidOperationException)
        {
            // A member name escapes half of a surrogate pair: seen when names are compared.
            return Malformed("");
        }
    }

    private static JsonBody Malformed(string where) => new(null, Problems.Unreadable($"The body is not well-formed JSON{where}: it must be UTF-8, without duplicate members, at most 32 levels deep."));
}
