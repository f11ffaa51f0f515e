namespace AiInfra.LocalHost.Hosting.Http;

/// <summary>A request body that cannot be read beyond the platform's limit. An unread one does no harm: the function may still answer 413.</summary>
/// <param name="contentLength">The announced length; one over the limit fails with the first read, as the server's own check would.</param>
internal sealed class LimitedBody(Stream inner, long? contentLength) : Stream
{
    /// <summary>Bytes.</summary>
    public const long Limit = 30_000_000;

    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        RefuseOver(contentLength ?? 0);
        return Count(await inner.ReadAsync(buffer, cancellationToken));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // The server refuses synchronous reads; so does the inner stream.
    public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

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
