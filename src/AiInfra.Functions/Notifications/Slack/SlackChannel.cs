using System.Net.Http.Headers;
using AiInfra.Alerts;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Notifications.Slack;

/// <summary>Posts to an incoming webhook of Slack.</summary>
internal sealed class SlackChannel(HttpChannelOptions options, TimeProvider time, NameResolver? resolve = null) : IChannel, IDisposable
{
    private const string Host = "hooks.slack.com";

    /// <summary>Slack answers with one word.</summary>
    private const int AnswerBytes = 100;

    private readonly HttpPost _post = new(new(options.AllowLoopback, resolve), options.Timeout, time);

    public ChannelType Type => ChannelType.Slack;

    public string? WhyUnusable(ChannelAddress address) => TryUrl(address, out _) ? null : $"must be the https URL of an incoming webhook of Slack, on {Host}";

    public async Task<SendResult> SendAsync(Notification notification, ChannelAddress address, CancellationToken cancellationToken)
    {
        if (!TryUrl(address, out var url)) return new SendResult.Refused(RefusalReason.AddressInvalid, WhyUnusable(address)!);
        using var request = new HttpRequestMessage(HttpMethod.Post, url);
        request.Content = new ByteArrayContent(SlackMessage.Of(notification)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return await _post.SendAsync(request, AnswerBytes, SlackAnswer.Read, cancellationToken);
    }

    public void Dispose() => _post.Dispose();

    private bool TryUrl(ChannelAddress address, out Uri url) => _post.TryUrl(address.Address, out url) && (url.IsLoopback || url.IdnHost.Equals(Host, StringComparison.OrdinalIgnoreCase));
}
