using AiInfra.Functions.Hosting;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Tests.Notifications;
using Azure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AiInfra.Functions.Tests.Hosting;

public sealed class AnswerFilterTests
{
    private const string Secret = "AccountKey=internal";

    public static TheoryData<Exception> Down =>
    [
        new RequestFailedException(Secret),
        new RequestFailedException(0, Secret),
        new RequestFailedException(408, Secret),
        new RequestFailedException(429, Secret),
        new RequestFailedException(500, Secret),
        new RequestFailedException(503, Secret),
        new AggregateException(Secret, new RequestFailedException(0, Secret), new RequestFailedException(503, Secret), new TaskCanceledException(Secret)),
        new BusUnavailableException(Secret, new IOException(Secret)),
        new TaskCanceledException(Secret),
        new TimeoutException(Secret),
        new HttpRequestException(Secret),
    ];

    public static TheoryData<Exception> Faults =>
    [
        new InvalidOperationException(Secret),
        new RequestFailedException(400, Secret),
        new RequestFailedException(403, Secret),
        new RequestFailedException(404, Secret),
        new AggregateException(Secret, new RequestFailedException(503, Secret), new InvalidOperationException(Secret)),
        new MessageTooLargeException(Secret),
        new InvalidDataException(Secret),
    ];

    [Theory]
    [MemberData(nameof(Down), DisableDiscoveryEnumeration = true)]
    public async Task What_is_down_is_answered_503_with_the_time_to_come_back(Exception exception)
    {
        var answer = await ThrowAsync(exception);

        Assert.Equal((503, "urn:aiinfra:problem:unavailable"), (answer.Status, answer.Problem));
        Assert.Equal("5", answer.Headers.RetryAfter);
    }

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task What_is_wrong_here_is_answered_500(Exception exception)
    {
        var answer = await ThrowAsync(exception);

        Assert.Equal((500, "urn:aiinfra:problem:fault"), (answer.Status, answer.Problem));
        Assert.True(string.IsNullOrEmpty(answer.Headers.RetryAfter));
    }

    [Theory]
    [MemberData(nameof(Down), DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task An_answer_to_a_fault_shows_nothing_of_it_and_nothing_half_written(Exception exception)
    {
        var answer = await RunAsync(async context =>
        {
            context.Response.Headers["X-Half"] = "written";
            await context.Response.Body.WriteAsync("half"u8.ToArray());
            throw exception;
        });

        Assert.DoesNotContain("internal", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(exception.GetType().Name, answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("half", answer.Body, StringComparison.Ordinal);
        Assert.False(answer.Headers.ContainsKey("X-Half"));
        AssertSecurityHeaders(answer);
    }

    [Fact]
    public async Task A_good_answer_passes_with_the_security_headers()
    {
        var answer = await RunAsync(context => context.Response.WriteAsync("fine"));

        Assert.Equal((200, "fine"), (answer.Status, answer.Body));
        AssertSecurityHeaders(answer);
    }

    [Fact]
    public async Task A_caller_who_is_gone_is_no_fault()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        var context = Answer.Context();
        context.RequestAborted = gone.Token;

        await Pipeline(_ => throw new OperationCanceledException(gone.Token))(context);

        Assert.Equal((200, ""), (context.Response.StatusCode, Answer.From(context).Body));
    }

    [Fact]
    public async Task An_answer_that_has_begun_is_broken_off_and_not_mixed_with_a_problem()
    {
        var context = Answer.Context();
        context.Features.Set<IHttpResponseFeature>(new Begun());

        await Assert.ThrowsAsync<InvalidOperationException>(() => Pipeline(_ => throw new InvalidOperationException(Secret))(context));
    }

    [Theory]
    [InlineData("/s/manage/the-token", "/s/manage/…")]
    [InlineData("/S/manage/the-token/rotate", "/S/manage/…/rotate")]
    [InlineData("/s/the-token", "/s/the-token")]
    [InlineData("//s/manage//the-token/export", "/s/manage/…/export")]
    [InlineData("/api/subscribers/s-1/export", "/api/subscribers/s-1/export")]
    public async Task The_log_of_a_fault_names_the_path_without_the_token_of_a_link(string path, string logged)
    {
        using var logs = new CapturedLogs();
        using var loggers = new LoggerFactory([logs]);
        var app = new ApplicationBuilder(new ServiceCollection().BuildServiceProvider());
        new AnswerFilter(loggers.CreateLogger<AnswerFilter>()).Configure(inner => inner.Run(_ => throw new InvalidOperationException("down")))(app);
        var context = Answer.Context();
        context.Request.Path = path;

        await app.Build()(context);

        Assert.Contains(logs.Lines, line => line.Contains($" {logged} failed", StringComparison.Ordinal));
    }

    private static Task<Answer> ThrowAsync(Exception exception) => RunAsync(_ => throw exception);

    private static async Task<Answer> RunAsync(RequestDelegate next)
    {
        var context = Answer.Context();
        await Pipeline(next)(context);
        return Answer.From(context);
    }

    private static RequestDelegate Pipeline(RequestDelegate next)
    {
        var app = new ApplicationBuilder(new ServiceCollection().BuildServiceProvider());
        new AnswerFilter(NullLogger<AnswerFilter>.Instance).Configure(inner => inner.Run(next))(app);
        return app.Build();
    }

    private static void AssertSecurityHeaders(Answer answer)
    {
        Assert.Equal("nosniff", answer.Headers.XContentTypeOptions);
        Assert.Equal("no-referrer", answer.Headers["Referrer-Policy"]);
        Assert.Contains("default-src 'none'", (string?)answer.Headers.ContentSecurityPolicy, StringComparison.Ordinal);
    }

    private sealed class Begun : HttpResponseFeature
    {
        public override bool HasStarted => true;
    }
}
