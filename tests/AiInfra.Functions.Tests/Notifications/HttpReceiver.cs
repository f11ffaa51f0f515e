using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AiInfra.Functions.Tests.Notifications;

internal sealed record ReceivedRequest(string Path, string Query, IReadOnlyDictionary<string, string> Headers, byte[] Body);

/// <summary>An HTTP receiver on loopback.</summary>
/// <param name="idOf">Where a request carries its delivery id.</param>
internal sealed class HttpReceiver(Func<ReceivedRequest, string> idOf) : IReceiver
{
    public HttpReceiver(string idHeader)
        : this(request => request.Headers[idHeader])
    {
    }

    private readonly WebApplication _app = Build();
    private readonly TaskCompletionSource _received = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ReceiverAnswer Answer { get; set; }

    /// <summary>How it refuses for good, where that is not 410.</summary>
    public Func<HttpResponse, Task>? Refuse { get; init; }

    /// <summary>Answers in place of <see cref="Answer"/>.</summary>
    public Func<HttpResponse, Task>? Respond { get; set; }

    public ConcurrentQueue<ReceivedRequest> Requests { get; } = [];

    public Task Received => _received.Task;

    public IReadOnlyCollection<string> DeliveryIds => [.. Requests.Select(idOf)];

    /// <summary>What stands in its JSON, escapes read.</summary>
    public string LastText => string.Join('\n', Texts(JsonNode.Parse(Requests.Last().Body)));

    public string Url => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public async Task StartAsync()
    {
        _app.Run(HandleAsync);
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject properties => properties.SelectMany(p => Texts(p.Value)),
        JsonArray items => items.SelectMany(Texts),
        _ => [$"{node}"],
    };

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder.Build();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        Requests.Enqueue(new(context.Request.Path, $"{context.Request.QueryString}", context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray()));
        _received.TrySetResult();
        if (Respond is not null) await Respond(context.Response);
        else if (Answer is ReceiverAnswer.RefuseForGood && Refuse is not null) await Refuse(context.Response);
        else await AnswerAsync(context);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (Answer is ReceiverAnswer.ReadAllAndNeverAnswer) await new TaskCompletionSource().Task.WaitAsync(context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Response.StatusCode = Answer switch
        {
            ReceiverAnswer.RefuseForGood => StatusCodes.Status410Gone,
            ReceiverAnswer.RefuseForNow => StatusCodes.Status503ServiceUnavailable,
            ReceiverAnswer.Throttle => StatusCodes.Status429TooManyRequests,
            _ => StatusCodes.Status202Accepted,
        };
        if (Answer is ReceiverAnswer.Throttle) context.Response.Headers.RetryAfter = 30.ToString(CultureInfo.InvariantCulture);
    }
}
