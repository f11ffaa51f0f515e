using AiInfra.Functions.Hosting;

namespace AiInfra.LocalHost.Import;

/// <summary>Says how far it was read.</summary>
internal sealed class CountedStream(Stream inner, IProgress<long> read) : ReadingStream
{
    private long _read;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => Count(await inner.ReadAsync(buffer, cancellationToken));

    public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private int Count(int bytes)
    {
        _read += bytes;
        read.Report(_read);
        return bytes;
    }
}
