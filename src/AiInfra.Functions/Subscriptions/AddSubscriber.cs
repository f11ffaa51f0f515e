using AiInfra.Functions.Hosting;
using AiInfra.Functions.Operations;
using AiInfra.Functions.Rules;
using AiInfra.Functions.Storage;
using AiInfra.Subscribers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Subscriptions;

/// <summary><c>POST /api/subscribers</c>, for operators: 201 with the subscriber; 200 when the same channels are known. Its channels are told at once. <c>"rules": ["test"]</c> follows the tests of the system and nothing else; there an email channel without an address is the operator's own. The signing key of a webhook is shown here and never again.</summary>
public sealed class AddSubscriber(SubscriberStore subscribers, UsableChannels usable, RuleKeeper rules, OperatorOptions operators, TimeProvider clock)
{
    private const int MaxBody = 64 * 1024;

    [Function("AddSubscriber")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/subscribers")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync(request, MaxBody, cancellationToken);
        if (body.Document is null) return body.Problem!;
        using var document = body.Document;
        return SubscriberReader.Read(document.RootElement, await rules.CurrentAsync(cancellationToken), clock.GetUtcNow(), operators.Email) switch
        {
            SubscriberReading.Ok ok when usable.Errors(ok.Subscriber, i => $"#/channels/{i}/address") is { Count: > 0 } errors => Problems.Invalid(errors),
            SubscriberReading.Ok ok => await StoreAsync(ok, cancellationToken),
            SubscriberReading.Invalid invalid => Problems.Invalid(invalid.Errors),
            _ => throw new InvalidOperationException(),
        };
    }

    private async Task<IResult> StoreAsync(SubscriberReading.Ok read, CancellationToken cancellationToken)
    {
        var entered = read.Subscriber;
        await rules.EnsureAsync(read.Own, cancellationToken);
        var known = await subscribers.FindAsync(entered.Id, cancellationToken);
        var subscriber = entered with
        {
            CreatedAt = known?.CreatedAt ?? entered.CreatedAt,
            Paused = known?.Paused ?? false,
            Muted = known?.Muted ?? [],
            Channels = [.. entered.Channels.Select(channel => WithKey(channel, known))],
        };
        await subscribers.PutAsync(subscriber, cancellationToken);
        return SubscriberResult.Of(subscriber, known is null ? 201 : 200, showKeysNotIn: known);
    }

    /// <summary>A webhook keeps its key until another is given.</summary>
    private static ChannelAddress WithKey(ChannelAddress channel, Subscriber? known) => channel switch
    {
        { Type: ChannelType.Webhook, SigningSecret: null } => channel with { SigningSecret = KeyOf(known, channel) ?? SigningKey.New() },
        _ => channel,
    };

    private static string? KeyOf(Subscriber? known, ChannelAddress channel) => known?.Channels.FirstOrDefault(c => c.Type == channel.Type && c.Address == channel.Address)?.SigningSecret;
}
