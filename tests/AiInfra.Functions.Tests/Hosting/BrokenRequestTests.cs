using AiInfra.Functions.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace AiInfra.Functions.Tests.Hosting;

public sealed class BrokenRequestTests
{
    [Theory]
    [InlineData(400)]
    [InlineData(408)]
    public async Task A_request_the_server_finds_broken_while_reading_it_is_the_callers_fault(int status) =>
        Assert.Equal(status, await StatusOfAsync(new BadHttpRequestException("Bad chunk size data.", status)));

    [Fact]
    public async Task Anything_else_unforeseen_is_ours() => Assert.Equal(500, await StatusOfAsync(new InvalidOperationException()));

    private static async Task<int> StatusOfAsync(Exception fault)
    {
        using var services = new ServiceCollection().BuildServiceProvider();
        var app = new ApplicationBuilder(services);
        new AnswerFilter(NullLogger<AnswerFilter>.Instance).Configure(next => next.Run(_ => throw fault))(app);
        var context = new DefaultHttpContext();

        await app.Build()(context);

        Assert.Equal("application/problem+json", context.Response.ContentType);
        return context.Response.StatusCode;
    }
}
