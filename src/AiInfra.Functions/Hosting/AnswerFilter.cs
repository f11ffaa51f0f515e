using AiInfra.Functions.Messaging;
using Azure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AiInfra.Functions.Hosting;

/// <summary>What every answer has in common, on both hosts: faults become problems without internals, and the security headers are set.</summary>
public sealed partial class AnswerFilter(ILogger<AnswerFilter> log) : IStartupFilter
{
    /// <summary>Of a path in logs and traces, in characters.</summary>
    private const int MaxShown = 200;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(AnswerAsync);
        next(app);
    };

    private async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        SetHeaders(context.Response.Headers);
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller is gone; nobody reads an answer.
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            // What the server finds broken while the body is read: bad chunks, too slow, broken off.
            await Problems.Broken(e.StatusCode).ExecuteAsync(context);
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            var down = IsDown(e);
            LogFault(e, context.Request.Method, WithoutToken(context.Request.Path), down ? 503 : 500);
            context.Response.Clear();
            SetHeaders(context.Response.Headers);
            await (down ? Problems.Unavailable() : Problems.Fault()).ExecuteAsync(context);
        }
    }

    private static void SetHeaders(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
    }

    /// <summary>The paths of subscribers' links hold a token that opens their page, whatever slashes were written. Anyone may write other paths, as long as they like.</summary>
    internal static string WithoutToken(PathString path)
    {
        var text = path.Value ?? "";
        var parts = text.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is [var first, _, _, ..] && first.Equals("s", StringComparison.OrdinalIgnoreCase)) text = "/" + string.Join('/', parts.Select((part, i) => i == 2 ? "…" : part));
        return text.Length <= MaxShown ? text : text[..MaxShown] + "…";
    }

    /// <summary>No answer from storage or the bus, or one that says it is in trouble itself; the client has repeated the call already.</summary>
    private static bool IsDown(Exception exception) => exception switch
    {
        BusUnavailableException => true,
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } => true,
        AggregateException { InnerExceptions: var inner } => inner.All(IsDown),
        TaskCanceledException or TimeoutException or HttpRequestException => true,
        _ => false,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed and is answered {Status}")]
    private partial void LogFault(Exception exception, string method, string path, int status);
}
