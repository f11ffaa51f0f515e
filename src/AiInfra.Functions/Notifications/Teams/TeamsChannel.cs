using System.Net.Http.Headers;
using AiInfra.Alerts;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Notifications.Teams;

/// <summary>Posts a card to the webhook of a Teams workflow. "Accepted" is the workflow's word; whether it posted the card in the channel is not known.</summary>
internal sealed class TeamsChannel(HttpChannelOptions options, TimeProvider time, NameResolver? resolve = null) : IChannel, IDisposable
{
    /// <summary>Shows the delivery id in the run history of the workflow (Logic Apps, "client tracking id").</summary>
    public const string TrackingHeader = "x-ms-client-tracking-id";

    /// <summary>As much of an answer as is searched for a failure report.</summary>
    private const int AnswerBytes = 4096;

    private static readonly string[] Hosts = [".logic.azure.com", ".api.powerplatform.com", ".webhook.office.com"];

    private readonly HttpPost _post = new(new(options.AllowLoopback, resolve), options.Timeout, time);

    public ChannelType Type => ChannelType.Teams;

    public string? WhyUnusable(ChannelAddress address) => TryUrl(address, out _) ? null : $"must be the https URL of a Teams workflow, on a host that ends with {string.Join(" or ", Hosts)}";

    public async Task<SendResult> SendAsync(Notification notification, ChannelAddress address, CancellationToken cancellationToken)
    {
        if (!TryUrl(address, out var url)) return new SendResult.Refused(RefusalReason.AddressInvalid, WhyUnusable(address)!);
        using var request = new HttpRequestMessage(HttpMethod.Post, url);
        request.Content = new ByteArrayContent(TeamsCard.Of(notification)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        request.Headers.Add(TrackingHeader, notification.DeliveryId);
        return await _post.SendAsync(request, AnswerBytes, TeamsAnswer.Read, cancellationToken);
    }

    public void Dispose() => _post.Dispose();

    private bool TryUrl(ChannelAddress address, out Uri url) => _post.TryUrl(address.Address, out url) && IsWorkflow(url);

    private static bool IsWorkflow(Uri url) => url.IsLoopback || Array.Exists(Hosts, h => url.IdnHost.EndsWith(h, StringComparison.OrdinalIgnoreCase));
}
