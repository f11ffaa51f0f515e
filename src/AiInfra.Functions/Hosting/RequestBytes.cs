using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Hosting;

/// <summary>The bytes of a request body, or the problem to answer with. The length is checked before and while reading, since the host fails on larger bodies than it allows.</summary>
internal readonly record struct RequestBytes(byte[]? Bytes, IResult? Problem)
{
    /// <summary>What is wrong with a body before it is read; null when nothing is.</summary>
    public static IResult? WhyRefused(HttpRequest request, int limit)
    {
        if (request.Headers.ContentEncoding.ToString() is { Length: > 0 } encoding && encoding != "identity") return Problems.WrongMediaType("Send the body without Content-Encoding.");
        return request.ContentLength > limit ? Problems.TooLarge(limit) : null;
    }

    public static async Task<RequestBytes> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        if (WhyRefused(request, limit) is { } refused) return new(null, refused);
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
}
