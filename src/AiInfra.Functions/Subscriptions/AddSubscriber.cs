using AiInfra.Deals.Submissions;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Notifications;
using AiInfra.Functions.Storage;
using AiInfra.Json;
using AiInfra.Subscribers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Subscriptions;

/// <summary><c>POST /api/subscribers</c>, for operators: 201 with the subscriber; 200 when the same channels are known. The signing key of a webhook is shown here and never again.</summary>
public sealed class AddSubscriber(SubscriberStore subscribers, IEnumerable<IChannel> channels, TimeProvider clock)
{
    private const int MaxBody = 64 * 1024;

    [Function("AddSubscriber")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/subscribers")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync(request, MaxBody, cancellationToken);
        if (body.Document is null) return body.Problem!;
        using var document = body.Document;
        return SubscriberReader.Read(document.RootElement, clock.GetUtcNow()) switch
        {
            SubscriberReading.Ok ok when Unusable(ok.Subscriber) is { Count: > 0 } errors => Problems.Invalid(errors),
            SubscriberReading.Ok ok => await StoreAsync(ok.Subscriber, cancellationToken),
            SubscriberReading.Invalid invalid => Problems.Invalid(invalid.Errors),
            _ => throw new InvalidOperationException(),
        };
    }

    /// <summary>What could never be reached is refused here, where someone can mend it, and not at the first alert.</summary>
    private List<FieldError> Unusable(Subscriber subscriber) =>
        [.. subscriber.Channels.Select((address, i) => WhyUnusable(address) is { } why ? new FieldError($"#/channels/{i}/address", why) : null).OfType<FieldError>()];

    private string? WhyUnusable(ChannelAddress address)
    {
        var channel = channels.FirstOrDefault(c => c.Type == address.Type);
        return channel is null ? $"cannot be used: this app has no {SnakeCase.Of(address.Type)} channel set up" : channel.WhyUnusable(address);
    }

    private async Task<IResult> StoreAsync(Subscriber entered, CancellationToken cancellationToken)
    {
        var known = await subscribers.FindAsync(entered.Id, cancellationToken);
        var subscriber = entered with
        {
            CreatedAt = known?.CreatedAt ?? entered.CreatedAt,
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
