using System.Text;
using AiInfra.Functions.Hosting;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Tests.Hosting;

public sealed class JsonBodyTests
{
    private const int Limit = 100;

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/vnd.example+json")]
    public async Task A_JSON_body_is_read(string type)
    {
        var body = await ReadAsync("""{"kind":"debt"}""", type);

        Assert.Null(body.Problem);
        Assert.Equal("debt", body.Document!.RootElement.GetProperty("kind").GetString());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task Another_media_type_is_refused_with_415(string? type) => await AssertProblemAsync(415, "wrong-media-type", await ReadAsync("{}", type));

    [Fact]
    public async Task An_encoded_body_is_refused_with_415()
    {
        var request = Request("{}", "application/json");
        request.Headers.ContentEncoding = "gzip";

        await AssertProblemAsync(415, "wrong-media-type", await JsonBody.ReadAsync(request, Limit, CancellationToken.None));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("application/json")]
    public async Task An_empty_body_is_said_to_be_empty(string? type) => await AssertProblemAsync(400, "unreadable", await ReadAsync("", type));

    [Theory]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("{'kind':1}")]
    [InlineData("""{"kind":1,"kind":2}""")]
    [InlineData("// no\n{}")]
    [InlineData("<deal/>")]
    [InlineData("\uFFFE{}")]
    public async Task A_body_that_is_not_well_formed_is_refused_with_400(string json) => await AssertProblemAsync(400, "unreadable", await ReadAsync(json));

    [Fact]
    public async Task A_body_that_is_not_UTF_8_is_refused_with_400()
    {
        var request = Request("", "application/json");
        request.Body = new MemoryStream([.. "{\"a\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        request.ContentLength = null;

        await AssertProblemAsync(400, "unreadable", await JsonBody.ReadAsync(request, Limit, CancellationToken.None));
    }

    [Fact]
    public async Task A_whole_surrogate_pair_is_text() => Assert.Equal("\U0001F3D7", (await ReadAsync("\"\\ud83c\\udfd7\"")).Document!.RootElement.GetString());

    [Fact]
    public async Task A_body_nested_deeper_than_32_levels_is_refused_and_one_of_32_is_not()
    {
        Assert.NotNull((await ReadAsync(new string('[', 32) + new string(']', 32))).Document);
        await AssertProblemAsync(400, "unreadable", await ReadAsync(new string('[', 33) + new string(']', 33)));
    }

    [Fact]
    public async Task A_body_of_exactly_the_limit_is_read_and_one_byte_more_is_too_large()
    {
        Assert.NotNull((await ReadAsync($"\"{new string('x', Limit - 2)}\"")).Document);
        await AssertProblemAsync(413, "too-large", await ReadAsync($"\"{new string('x', Limit - 1)}\""));
    }

    [Fact]
    public async Task A_body_that_names_a_length_over_the_limit_is_refused_unread()
    {
        var request = Request("", "application/json");
        request.ContentLength = Limit + 1;
        request.Body = new Endless();

        await AssertProblemAsync(413, "too-large", await JsonBody.ReadAsync(request, Limit, CancellationToken.None));
        Assert.Equal(0, request.Body.Position);
    }

    [Fact]
    public async Task A_body_without_a_length_that_never_ends_is_refused_soon_after_the_limit()
    {
        var request = Request("", "application/json");
        request.ContentLength = null;
        request.Body = new Endless();

        await AssertProblemAsync(413, "too-large", await JsonBody.ReadAsync(request, 100_000, CancellationToken.None));
        Assert.InRange(request.Body.Position, 100_001, 200_000);
    }

    private static HttpRequest Request(string json, string? type)
    {
        var request = new DefaultHttpContext().Request;
        var bytes = Encoding.UTF8.GetBytes(json);
        request.ContentType = type;
        request.ContentLength = bytes.Length;
        request.Body = new MemoryStream(bytes);
        return request;
    }

    private static Task<JsonBody> ReadAsync(string json, string? type = "application/json") => JsonBody.ReadAsync(Request(json, type), Limit, CancellationToken.None);

    private static async Task AssertProblemAsync(int status, string type, JsonBody body)
    {
        Assert.Null(body.Document);
        var answer = await Answer.OfAsync(body.Problem!);
        Assert.Equal((status, "urn:aiinfra:problem:" + type), (answer.Status, answer.Problem));
    }

    /// <summary>Spaces without end; its position is how many were read.</summary>
    private sealed class Endless : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)' ');
            Position += count;
            return count;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
