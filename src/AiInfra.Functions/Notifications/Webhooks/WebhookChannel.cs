using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using AiInfra.Alerts;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Notifications.Webhooks;

/// <summary>Posts to a subscriber's own endpoint, signed after Standard Webhooks 1.0.0; while a key is being rotated with the new one and the old one.</summary>
internal sealed class WebhookChannel(HttpChannelOptions options, TimeProvider time, NameResolver? resolve = null) : IChannel, IDisposable
{
    private readonly HttpPost _post = new(new(options.AllowLoopback, resolve), options.Timeout, time);

    public ChannelType Type => ChannelType.Webhook;

    public string? WhyUnusable(ChannelAddress address) => _post.TryUrl(address.Address, out var url) ? _post.WhyNotPublic(url) : "must be an https URL on port 443, without a user name";

    public async Task<SendResult> SendAsync(Notification notification, ChannelAddress address, CancellationToken cancellationToken)
    {
        if (!_post.TryUrl(address.Address, out var url)) return new SendResult.Refused(RefusalReason.AddressInvalid, WhyUnusable(address)!);
        if (_post.WhyNotPublic(url) is { } why) return new SendResult.Refused(RefusalReason.AddressNotPublic, why);
        if (!WebhookSignature.TryKey(address.SigningSecret, out var key)) return new SendResult.Refused(RefusalReason.SigningKeyInvalid, "the signing key must be whsec_ and 24 to 64 bytes in Base64");
        using var request = Request(notification, url, [key, .. OldKey(address)]);
        return await _post.SendAsync(request, 0, Read, cancellationToken);
    }

    public void Dispose() => _post.Dispose();

    /// <summary>The key before the last rotation, while its time lasts.</summary>
    private IEnumerable<byte[]> OldKey(ChannelAddress address)
    {
        if (address.OldKey is { } old && old.Until > time.GetUtcNow() && WebhookSignature.TryKey(old.Text, out var key)) yield return key;
    }

    private HttpRequestMessage Request(Notification notification, Uri url, IEnumerable<byte[]> keys)
    {
        var now = time.GetUtcNow();
        var body = WebhookBody.Of(notification, now);
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } };
        request.Headers.Add("webhook-id", notification.DeliveryId);
        request.Headers.Add("webhook-timestamp", WebhookSignature.UnixSeconds(now));
        request.Headers.Add("webhook-signature", string.Join(' ', keys.Select(key => WebhookSignature.Sign(key, notification.DeliveryId, now, body))));
        return request;
    }

    private static SendResult Read(HttpReply reply)
    {
        var status = "HTTP " + ((int)reply.Status).ToString(CultureInfo.InvariantCulture);
        return reply.Status switch
        {
            >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => new SendResult.Accepted(status),
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => new SendResult.Failed($"{status}: redirects are not followed"),
            HttpStatusCode.Gone => new SendResult.Refused(RefusalReason.Gone, $"{status}: the endpoint wants no more"),
            HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => new SendResult.Failed(status, reply.RetryAfter),
            _ => new SendResult.Failed(status),
        };
    }
}
