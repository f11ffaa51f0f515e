using System.Net;
using Microsoft.AspNetCore.Http.Features;

namespace AiInfra.LocalHost.Hosting.Http;

/// <summary>
/// What the Functions host does before the app sees a request, and after it: who may call, which function, and an empty 500 for what the app let through.
/// As in Azure, the app's own middleware never sees a request that no function takes.
/// </summary>
internal sealed partial class FunctionDoor(IReadOnlyList<FunctionDescriptor.Http> functions, FunctionKeyOptions keys, IConfiguration configuration, ILogger<FunctionDoor> logger) : IStartupFilter
{
    /// <summary>Under it are this host's own pages: not functions, and for this machine only.</summary>
    public const string OwnPath = "/local";

    private static readonly string[] OwnHosts = ["localhost", "127.0.0.1", "[::1]"];

    private readonly FunctionEndpoint[] _endpoints = [.. functions.Select(f => new FunctionEndpoint(f))];
    private readonly bool _homepage = !(bool.TryParse(configuration["AzureWebJobsDisableHomepage"], out var disabled) && disabled);

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(EnterAsync);
        next(app);
    };

    private Task EnterAsync(HttpContext context, RequestDelegate next)
    {
        var own = context.Request.Path.StartsWithSegments(OwnPath, StringComparison.OrdinalIgnoreCase);
        if ((own || !keys.Required) && !IsThisMachine(context)) return AnswerAsync(context, StatusCodes.Status403Forbidden);
        if (own) return next(context);
        if (_homepage && context.Request.Path.Value is "" or "/") return context.Response.WriteAsync("The Functions host is running. To serve / by a function, set AzureWebJobsDisableHomepage=true.");
        if (Find(context) is not { } endpoint) return AnswerAsync(context, StatusCodes.Status404NotFound);
        if (!keys.Admits(endpoint.Function.Level, context.Request)) return AnswerAsync(context, StatusCodes.Status401Unauthorized);
        return ServeAsync(context, endpoint, next);
    }

    private FunctionEndpoint? Find(HttpContext context)
    {
        foreach (var endpoint in _endpoints)
        {
            if (!endpoint.Function.Takes(context.Request.Method) || endpoint.Function.Route.Match(context) is not { } values) continue;
            context.Request.RouteValues = values;
            return endpoint;
        }

        return null;
    }

    private async Task ServeAsync(HttpContext context, FunctionEndpoint endpoint, RequestDelegate next)
    {
        // The server's own limit would reset the connection of a sender who is still busy sending, and the 413 of the function would not arrive.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null;
        context.Request.Body = new LimitedBody(context.Request.Body, context.Request.ContentLength);
        context.Features.Set(endpoint);
        context.SetEndpoint(endpoint.Endpoint);
        try
        {
            await next(context);
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            if (!context.RequestAborted.IsCancellationRequested) Failed(endpoint.Function.Name, e);
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    // A page of another site can reach a loopback port by rebinding its own name to 127.0.0.1; its requests then carry that name.
    private static bool IsThisMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && OwnHosts.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase);

    private static Task AnswerAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Error, "Function {Function} failed")]
    private partial void Failed(string function, Exception exception);
}
