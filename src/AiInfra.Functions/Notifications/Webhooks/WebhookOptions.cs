using Microsoft.Extensions.Configuration;

namespace AiInfra.Functions.Notifications.Webhooks;

/// <summary>Settings <c>Webhooks:*</c>; all have defaults.</summary>
/// <param name="Timeout"><c>TimeoutSeconds</c>: from connecting to the receiver's answer.</param>
/// <param name="AllowLoopback">Also http(s) to loopback; for local use only.</param>
internal sealed record WebhookOptions(TimeSpan Timeout, bool AllowLoopback)
{
    /// <exception cref="InvalidOperationException">A setting is wrong.</exception>
    public static WebhookOptions Read(IConfiguration configuration)
    {
        var settings = new ChannelSettings(configuration, "Webhooks");
        var options = new WebhookOptions(settings.Seconds("TimeoutSeconds", 20), settings.Flag("AllowLoopback"));
        settings.ThrowIfFaulty();
        return options;
    }
}
