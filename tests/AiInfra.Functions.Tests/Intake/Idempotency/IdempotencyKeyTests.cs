using AiInfra.Functions.Hosting;
using AiInfra.Functions.Intake.Idempotency;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Tests.Intake.Idempotency;

public sealed class IdempotencyKeyTests
{
    [Theory]
    [InlineData("x")]
    [InlineData("\"8e03978e-40d5-43e8-bc93-6894a57f9324\"")]
    [InlineData("~!/\\#?'")]
    public void Whatever_can_be_seen_is_a_key(string key) => Assert.Equal((true, key), Read(key));

    [Fact]
    public void A_key_has_255_characters_and_no_more()
    {
        Assert.True(Read(new string('k', 255)).IsRight);
        Assert.False(Read(new string('k', 256)).IsRight);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("two words")]
    [InlineData("tab\t")]
    [InlineData("clé")]
    [InlineData("\u007f")]
    public void Anything_else_is_none(string key) => Assert.False(Read(key).IsRight);

    [Fact]
    public void Two_keys_are_no_key() => Assert.False(IdempotencyKey.TryRead(new HeaderDictionary { ["Idempotency-Key"] = new(["one", "two"]) }, out _));

    [Fact]
    public void Without_the_header_there_is_no_key()
    {
        Assert.True(IdempotencyKey.TryRead(new HeaderDictionary(), out var key));
        Assert.Null(key);
    }

    [Fact]
    public void A_caller_is_known_by_a_key_that_cannot_be_read_back()
    {
        var header = Request(r => r.Headers["x-functions-key"] = "a secret");
        var query = Request(r => r.QueryString = new("?code=a%20secret"));
        var both = Request(r => (r.Headers["x-functions-key"], r.QueryString) = ("a secret", new("?code=another")));

        Assert.Equal([Caller.Of(header), Caller.Of(header)], [Caller.Of(query), Caller.Of(both)]);
        Assert.DoesNotContain("secret", Caller.Of(header), StringComparison.Ordinal);
        Assert.NotEqual(Caller.Of(header), Caller.Of(Request(r => r.Headers["x-functions-key"] = "another")));
        Assert.Equal(Caller.Anyone, Caller.Of(Request(_ => { })));
    }

    private static (bool IsRight, string? Key) Read(string header) => (IdempotencyKey.TryRead(new HeaderDictionary { ["Idempotency-Key"] = header }, out var key), key);

    private static HttpRequest Request(Action<HttpRequest> set)
    {
        var request = new DefaultHttpContext().Request;
        set(request);
        return request;
    }
}
