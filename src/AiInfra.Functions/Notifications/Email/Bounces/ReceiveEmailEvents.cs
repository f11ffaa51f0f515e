using AiInfra.Functions.Hosting;
using AiInfra.Functions.Hosting.Limits;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace AiInfra.Functions.Notifications.Email.Bounces;

/// <summary>
/// <c>POST /api/email/events?code=…</c>, for the events of Azure Communication Services: an address where mail bounced for good gets no more of it.
/// Answers the handshakes of both schemas: with the validation code, and to <c>OPTIONS</c> (CloudEvents, HTTP webhooks §4). The same events again change nothing.
/// </summary>
public sealed partial class ReceiveEmailEvents(SuppressionStore suppressions, RateLimits limits, TimeProvider clock, ILogger<ReceiveEmailEvents> log)
{
    /// <summary>What Event Grid sends at most in one request.</summary>
    private const int MaxBody = 1024 * 1024;

    private const int AtOnce = 8;
    private const int LongestOrigin = 255;

    [Function("ReceiveEmailEvents")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "post", "options", Route = "api/email/events")] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (await limits.ByKeyAsync(request) is { } tooMany) return tooMany;
        if (HttpMethods.IsOptions(request.Method)) return Handshake(request);
        var body = await JsonBody.ReadAsync(request, MaxBody, cancellationToken);
        if (body.Document is null) return body.Problem!;
        using var document = body.Document;
        var events = EmailEvents.Read(document.RootElement, clock.GetUtcNow());
        if (events.ValidationCode is { } code) return JsonResult.Write(json => { json.WriteStartObject(); json.WriteString("validationResponse", code); json.WriteEndObject(); });
        await SuppressAsync(events, cancellationToken);
        return Results.Ok();
    }

    private async Task SuppressAsync(EmailEvents events, CancellationToken cancellationToken)
    {
        var suppressed = await InParallel.SelectAsync(events.Bounces, AtOnce, b => suppressions.SuppressAsync(b.Address, b.Reason, b.At, cancellationToken), cancellationToken);
        var addresses = suppressed.Count(s => s);
        if (addresses > 0) LogSuppressed(addresses);
        if (events.CalledSpam > 0) LogCalledSpam(events.CalledSpam);
    }

    private static IResult Handshake(HttpRequest request)
    {
        var origin = request.Headers["WebHook-Request-Origin"].ToString();
        if (origin is not { Length: > 0 and <= LongestOrigin } || Uri.CheckHostName(origin) is UriHostNameType.Unknown) return Problems.Unreadable("The header WebHook-Request-Origin names no host.");
        return JsonResult.Write(json => { json.WriteStartObject(); json.WriteEndObject(); }, 200, ("WebHook-Allowed-Origin", origin), ("WebHook-Allowed-Rate", "*"));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Mail bounced for good at {Addresses} addresses, which get no more of it")]
    private partial void LogSuppressed(int addresses);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Filters called {Mails} mails spam")]
    private partial void LogCalledSpam(int mails);
}
