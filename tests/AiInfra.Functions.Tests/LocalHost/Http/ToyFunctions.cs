using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Tests.LocalHost.Http;

#pragma warning disable CA1822 // Functions are instance methods, also those that need no state.
/// <summary>Functions that say what the dispatcher gave them.</summary>
public sealed class ToyFunctions
{
    // Its name sorts before BetaItem's, so it takes toys/special although BetaItem's route is the more specific one.
    [Function("AlphaItem")]
    public IResult Any([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "toys/{name}")] HttpRequest request, string name) => TypedResults.Text($"alpha {name}");

    [Function("betaItem")]
    public IResult Special([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "toys/special")] HttpRequest request) => TypedResults.Text("beta");

    [Function("Write")]
    public IResult Write([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "toys/{name}")] HttpRequest request, string name) => TypedResults.Text($"write {name}");

    [Function("Numbered")]
    public Task<IResult> Number([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "numbers/{number:int}/{rest?}")] HttpRequest request, int number, string? rest, CancellationToken cancellationToken) =>
        Task.FromResult<IResult>(TypedResults.Text($"{number + 1} {rest ?? "-"} {cancellationToken.CanBeCanceled}"));

    [Function("Headed")]
    public IResult Head([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "headed")] HttpRequest request) => TypedResults.Text("body");

    [Function("Broken")]
    public IResult Break([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "broken")] HttpRequest request) => throw new InvalidOperationException("secret");

    [Function("BrokenLater")]
    public async Task<IResult> BreakLater([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "broken/later")] HttpRequest request)
    {
        await Task.Yield();
        throw new InvalidOperationException("secret");
    }

    [Function("CountBytes")]
    public async Task<IResult> Count([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "bytes")] HttpRequest request, CancellationToken cancellationToken)
    {
        var buffer = new byte[65_536];
        long bytes = 0;
        while (await request.Body.ReadAsync(buffer, cancellationToken) is > 0 and var read) bytes += read;
        return TypedResults.Text($"{bytes} {request.Headers.ContentEncoding}");
    }

    [Function("RefuseUnread")]
    public IResult Refuse([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "refused")] HttpRequest request) => TypedResults.Problem(statusCode: 413, detail: "too large");

    [Function("Keyed")]
    public IResult Keyed([HttpTrigger(AuthorizationLevel.Function, "get", Route = "keyed")] HttpRequest request) => TypedResults.Text("in");

    [Function("Principal")]
    public IResult Principal([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "principal")] HttpRequest request) =>
        TypedResults.Text(request.Headers["X-MS-CLIENT-PRINCIPAL-NAME"].ToString());

    [Function("Unrouted")]
    public IResult Unrouted([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => TypedResults.Text(request.Method);

    [Function("ZRest")]
    public IResult Rest([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "pages/{*path}")] HttpRequest request, string? path) => TypedResults.Text($"rest {path ?? "-"}");
}
