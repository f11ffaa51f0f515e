using System.Security.Cryptography;
using AiInfra.Functions.Hosting;

namespace AiInfra.Functions.Importing.Files;

/// <summary>The body of a request that is a file: read once, counted, hashed as it passes, and ended at a limit.</summary>
/// <param name="inner">The body.</param>
/// <param name="limit">Bytes.</param>
internal sealed class FileBody(Stream inner, long limit) : ReadingStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private ReadOnlyMemory<byte> _peeked = ReadOnlyMemory<byte>.Empty;

    /// <summary>Bytes that came.</summary>
    public long Bytes { get; private set; }

    /// <summary>There was more than the limit: what was read is not the whole file.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>The beginning of the file, which stays to be read.</summary>
    public async Task<ReadOnlyMemory<byte>> PeekAsync(int bytes, CancellationToken cancellationToken)
    {
        if (_peeked.Length >= bytes) return _peeked;
        var buffer = new byte[bytes];
        _peeked.CopyTo(buffer);
        var read = _peeked.Length;
        while (read < bytes && await TakeAsync(buffer.AsMemory(read), cancellationToken) is > 0 and var count) read += count;
        return _peeked = buffer.AsMemory(0, read);
    }

    /// <summary>What the content is known by: SHA-256 of the bytes that came and of what else counts.</summary>
    public string Hash(ReadOnlySpan<byte> beside)
    {
        _hash.AppendData(beside);
        return Convert.ToHexStringLower(_hash.GetHashAndReset().AsSpan(0, 16));
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_peeked.IsEmpty) return await TakeAsync(buffer, cancellationToken);
        var count = Math.Min(buffer.Length, _peeked.Length);
        _peeked[..count].CopyTo(buffer);
        _peeked = _peeked[count..];
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _hash.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask<int> TakeAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (IsTooLarge) return 0;
        var count = await inner.ReadAsync(buffer, cancellationToken);
        Bytes += count;
        IsTooLarge = Bytes > limit;
        if (IsTooLarge) return 0;
        _hash.AppendData(buffer.Span[..count]);
        return count;
    }
}
