using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;

namespace AiInfra.Functions.Tests.LocalHost.Fidelity;

/// <summary>What holds on any host that serves the app. By default that is LocalHost; <c>AIINFRA_FIDELITY_URL</c> names another.</summary>
public sealed class AppFidelityTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task A_function_is_served_at_its_route_without_a_prefix() => Assert.Equal(HttpStatusCode.OK, (await SendAsync("GET", "/api/health/live")).StatusCode);

    [Theory]
    [InlineData("POST", "/api/health/live")]
    [InlineData("DELETE", "/api/deals")]
    [InlineData("HEAD", "/api/health/live")]
    [InlineData("GET", "/api/nothing/here")]
    [InlineData("GET", "/api/api/health/live")]
    public async Task What_no_function_takes_is_an_empty_404_whether_path_or_method_is_wrong(string method, string path)
    {
        var answer = await SendAsync(method, path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task HEAD_is_answered_where_it_is_declared_and_without_a_body()
    {
        var answer = await SendAsync("HEAD", "/api/feed.json");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_slash_stays_encoded_in_a_route_value()
    {
        var answer = await SendAsync("GET", "/api/deals/a%2Fb");
        await AssertProblemAsync(HttpStatusCode.NotFound, answer);
    }

    [Fact]
    public async Task A_body_of_31_MB_is_refused_as_too_large()
    {
        var content = new ByteArrayContent(new byte[31_000_000]) { Headers = { ContentType = new("application/json") } };
        await AssertProblemAsync(HttpStatusCode.RequestEntityTooLarge, await SendAsync("POST", "/api/deals", content));
    }

    [Fact]
    public async Task A_gzip_body_arrives_undecoded_and_is_refused()
    {
        var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) await gzip.WriteAsync("{}"u8.ToArray());
        var content = new ByteArrayContent(packed.ToArray()) { Headers = { ContentType = new("application/json"), ContentEncoding = { "gzip" } } };
        await AssertProblemAsync(HttpStatusCode.UnsupportedMediaType, await SendAsync("POST", "/api/deals", content));
    }

    [Fact]
    public async Task The_apps_own_middleware_runs_for_every_function() =>
        Assert.Equal(["nosniff"], (await SendAsync("GET", "/api/health/live")).Headers.GetValues("X-Content-Type-Options"));

    private static async Task AssertProblemAsync(HttpStatusCode expected, HttpResponseMessage answer)
    {
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(MediaTypeHeaderValue.Parse("application/problem+json").MediaType, answer.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync());
    }

    private async Task<HttpResponseMessage> SendAsync(string method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(new(method), path) { Content = content };
        return await app.Client.SendAsync(request);
    }
}
