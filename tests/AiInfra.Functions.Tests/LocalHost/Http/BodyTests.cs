using System.IO.Compression;
using System.Net;

namespace AiInfra.Functions.Tests.LocalHost.Http;

public sealed class BodyTests(ToyHost host) : IClassFixture<ToyHost>
{
    private const int Limit = 30_000_000;

    [Fact]
    public async Task A_body_of_the_limit_is_read_whole()
    {
        var answer = await host.Client.PostAsync("/bytes", new ByteArrayContent(new byte[Limit]));
        Assert.Equal("30000000 ", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reading_beyond_the_limit_is_an_empty_500(bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/bytes") { Content = new ByteArrayContent(new byte[Limit + 1]) };
        request.Headers.TransferEncodingChunked = chunked;
        var answer = await host.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_to_an_unread_body_of_31_MB_arrives(bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/refused") { Content = new ByteArrayContent(new byte[31_000_000]) };
        request.Headers.TransferEncodingChunked = chunked;
        var answer = await host.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_gzip_body_arrives_as_it_was_sent()
    {
        var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) await gzip.WriteAsync(new byte[10_000]);
        var answer = await host.Client.PostAsync("/bytes", new ByteArrayContent(packed.ToArray()) { Headers = { ContentEncoding = { "gzip" } } });
        Assert.Equal($"{packed.Length} gzip", await answer.Content.ReadAsStringAsync());
    }
}
