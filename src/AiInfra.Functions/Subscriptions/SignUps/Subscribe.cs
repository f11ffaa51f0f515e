using AiInfra.Functions.Hosting;
using AiInfra.Functions.Hosting.Limits;
using AiInfra.Functions.Rules;
using AiInfra.Subscribers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Subscriptions.SignUps;

/// <summary>
/// <c>POST /api/subscriptions</c>, for everyone: <c>{"email": "…"}</c> or <c>{"channel": {"type": "teams", "address": "…"}, "contact": "…"}</c>, and how they want to be told. 202 with the same words whether the
/// address is known or not: what follows goes to the address alone.
/// </summary>
public sealed class Subscribe(RateLimits limits, HourlyLimits hourly, UsableChannels usable, RuleKeeper rules, SignUpIntake signUps, TimeProvider clock)
{
    private const int MaxBody = 16 * 1024;

    [Function("Subscribe")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/subscriptions")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (await limits.ByAddressAsync(request) is { } tooMany) return tooMany;
        var body = await JsonBody.ReadAsync(request, MaxBody, cancellationToken);
        if (body.Document is null) return body.Problem!;
        using var document = body.Document;
        return SignUpReader.Read(document.RootElement, await rules.CurrentAsync(cancellationToken), clock.GetUtcNow()) switch
        {
            SubscriberReading.Ok ok when usable.Errors(ok.Subscriber, _ => SignUpReader.PointerOf(document.RootElement)) is { Count: > 0 } errors => Problems.Invalid(errors),
            SubscriberReading.Ok ok => await hourly.SignUpAsync(request, cancellationToken) ?? await TakeAsync(ok, cancellationToken),
            SubscriberReading.Invalid invalid => Problems.Invalid(invalid.Errors),
            _ => throw new InvalidOperationException(),
        };
    }

    private async Task<IResult> TakeAsync(SubscriberReading.Ok read, CancellationToken cancellationToken)
    {
        await signUps.TakeAsync(read.Subscriber, cancellationToken);
        return SignUpResult.Of(read.Subscriber.Channels[0]);
    }
}
