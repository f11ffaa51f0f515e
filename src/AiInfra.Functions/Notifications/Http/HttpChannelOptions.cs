using Microsoft.Extensions.Configuration;

namespace AiInfra.Functions.Notifications;

/// <summary>Settings of a channel that posts to URLs, <c>Teams:*</c>, <c>Slack:*</c> or <c>Webhooks:*</c>; all have defaults.</summary>
/// <param name="Timeout"><c>TimeoutSeconds</c>: from connecting to the end of the answer.</param>
/// <param name="AllowLoopback">Also http(s) to loopback; for local use only.</param>
internal sealed record HttpChannelOptions(TimeSpan Timeout, bool AllowLoopback)
{
    /// <exception cref="InvalidOperationException">A setting is wrong.</exception>
    public static HttpChannelOptions Read(IConfiguration configuration, string section)
    {
        var settings = new ChannelSettings(configuration, section);
        var options = new HttpChannelOptions(settings.Seconds("TimeoutSeconds", 20), settings.Flag("AllowLoopback"));
        settings.ThrowIfFaulty();
        return options;
    }
}
