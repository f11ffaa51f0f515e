using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AiInfra.Functions.Tests.Hosting;

/// <summary>An answer as its caller gets it.</summary>
internal sealed record Answer(int Status, IHeaderDictionary Headers, string Body)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

    public string? Problem => Json.GetProperty("type").GetString();

    public static DefaultHttpContext Context() => new() { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider(), Response = { Body = new MemoryStream() } };

    public static async Task<Answer> OfAsync(IResult result)
    {
        var context = Context();
        await result.ExecuteAsync(context);
        return From(context);
    }

    public static Answer From(HttpContext context)
    {
        context.Response.Body.Position = 0;
        return new(context.Response.StatusCode, context.Response.Headers, new StreamReader(context.Response.Body).ReadToEnd());
    }
}
