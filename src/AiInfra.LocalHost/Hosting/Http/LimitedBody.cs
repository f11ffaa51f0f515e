using AiInfra.Functions.Hosting;

namespace AiInfra.LocalHost.Hosting.Http;

/// <summary>A request body that cannot be read beyond the platform's limit. An unread one does no harm: the function may still answer 413.</summary>
/// <param name="contentLength">The announced length; one over the limit fails with the first read, as the server's own check would.</param>
internal sealed class LimitedBody(Stream inner, long? contentLength) : ReadingStream
{
    /// <summary>Bytes.</summary>
    public const long Limit = 30_000_000;

    private long _read;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        RefuseOver(contentLength ?? 0);
        return Count(await inner.ReadAsync(buffer, cancellationToken));
    }

    // The server refuses synchronous reads; so does the inner stream.
    public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

    private int Count(int bytes)
    {
        _read += bytes;
        RefuseOver(_read);
        return bytes;
    }

    private static void RefuseOver(long bytes)
    {
        if (bytes > Limit) throw new BadHttpRequestException("Request body too large.", StatusCodes.Status413PayloadTooLarge);
    }
}
