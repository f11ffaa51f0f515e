using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Hosting;

/// <summary>A request body as it came, whatever it is, or the problem to answer with.</summary>
public readonly record struct RawBody(byte[]? Bytes, IResult? Problem)
{
    /// <summary>Reads at most <paramref name="limit"/> bytes; the length is checked before and while reading, since the host fails on larger bodies than it allows.</summary>
    public static async Task<RawBody> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (Refusal(request, limit) is { } refusal) return new(null, refusal);
        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (bytes.Length + read > limit) return new(null, Problems.TooLarge(limit));
            bytes.Write(buffer, 0, read);
        }

        return new(bytes.ToArray(), null);
    }

    /// <summary>What can be said before anything is read; null for nothing.</summary>
    public static IResult? Refusal(HttpRequest request, int limit)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Headers.ContentEncoding.ToString() is { Length: > 0 } encoding && encoding != "identity") return Problems.WrongMediaType("Send the body without Content-Encoding.");
        return request.ContentLength > limit ? Problems.TooLarge(limit) : null;
    }
}
