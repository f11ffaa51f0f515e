using System.Text;
using System.Text.Json;
using AiInfra.Functions.Hosting;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Tests.Hosting;

public sealed class JsonTextTests
{
    [Fact]
    public async Task A_well_formed_body_is_read()
    {
        var body = await ReadAsync("{\"é\":\"\\uD83D\\uDE00\"}"u8.ToArray());

        Assert.Null(body.Problem);
        Assert.Equal("😀", body.Document!.RootElement.GetProperty("é").GetString());
    }

    [Theory]
    [InlineData("{\"\\uD800\":1}")]
    [InlineData("{\"a\":{\"\\uDC00\":1,\"\\uDC01\":2}}")]
    public async Task A_member_name_with_half_a_surrogate_pair_is_refused(string json) => await AssertRefusedAsync(Encoding.UTF8.GetBytes(json));

    [Fact]
    public async Task A_member_name_or_text_that_is_no_UTF8_is_refused()
    {
        await AssertRefusedAsync([.. "{\""u8, 0xFF, .. "\":1}"u8]);
        await AssertRefusedAsync([.. "{\"a\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
    }

    private static async Task AssertRefusedAsync(byte[] bytes)
    {
        var body = await ReadAsync(bytes);
        var context = new DefaultHttpContext();
        var answer = new MemoryStream();
        context.Response.Body = answer;
        await body.Problem!.ExecuteAsync(context);

        Assert.Equal(400, context.Response.StatusCode);
        using var problem = JsonDocument.Parse(answer.ToArray());
        Assert.Contains("not well-formed JSON", problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static async Task<JsonBody> ReadAsync(byte[] bytes)
    {
        var request = new DefaultHttpContext().Request;
        request.ContentType = "application/json";
        request.Body = new MemoryStream(bytes);
        return await JsonBody.ReadAsync(request, 1000, TestContext.Current.CancellationToken);
    }
}
