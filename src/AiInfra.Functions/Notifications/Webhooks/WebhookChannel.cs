using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using AiInfra.Alerts;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Notifications.Webhooks;

/// <summary>Posts to a subscriber's own endpoint, signed after Standard Webhooks 1.0.0.</summary>
internal sealed class WebhookChannel(WebhookOptions options, TimeProvider time) : IChannel, IDisposable
{
    private static readonly string UserAgent = $"AiInfraFunctions/{typeof(WebhookChannel).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0"}";

    private readonly HttpPost _post = new(new(options.AllowLoopback), options.Timeout, time);

    public ChannelType Type => ChannelType.Webhook;

    public string? WhyUnusable(ChannelAddress address) => _post.TryUrl(address.Address, out _) ? null : "must be an https URL on port 443, without a user name";

    public async Task<SendResult> SendAsync(Notification notification, ChannelAddress address, CancellationToken cancellationToken)
    {
        if (!_post.TryUrl(address.Address, out var url)) return new SendResult.Refused(RefusalReason.AddressInvalid, WhyUnusable(address)!);
        if (!WebhookSignature.TryKey(address.SigningSecret, out var key)) return new SendResult.Refused(RefusalReason.SigningKeyInvalid, "the signing key must be whsec_ and 24 to 64 bytes in Base64");
        using var request = Request(notification, url, key);
        return await _post.SendAsync(request, 0, Read, cancellationToken);
    }

    public void Dispose() => _post.Dispose();

    private HttpRequestMessage Request(Notification notification, Uri url, byte[] key)
    {
        var body = WebhookBody.Of((Alert)notification);
        var now = time.GetUtcNow();
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } };
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        request.Headers.Add("webhook-id", notification.DeliveryId);
        request.Headers.Add("webhook-timestamp", WebhookSignature.UnixSeconds(now));
        request.Headers.Add("webhook-signature", WebhookSignature.Sign(key, notification.DeliveryId, now, body));
        return request;
    }

    private static SendResult Read(HttpReply reply)
    {
        var status = ((int)reply.Status).ToString(CultureInfo.InvariantCulture);
        return reply.Status switch
        {
            >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => new SendResult.Accepted($"HTTP {status}"),
            HttpStatusCode.Gone => new SendResult.Refused(RefusalReason.Gone, $"HTTP {status}"),
            HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => new SendResult.Failed($"HTTP {status}", reply.RetryAfter),
            _ => new SendResult.Failed($"HTTP {status}"),
        };
    }
}
