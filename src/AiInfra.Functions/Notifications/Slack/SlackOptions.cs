using Microsoft.Extensions.Configuration;

namespace AiInfra.Functions.Notifications.Slack;

/// <summary>Settings <c>Slack:*</c>; all have defaults.</summary>
/// <param name="Timeout"><c>TimeoutSeconds</c>: from connecting to the end of the answer.</param>
/// <param name="AllowLoopback">Also http(s) to loopback; for local use only.</param>
internal sealed record SlackOptions(TimeSpan Timeout, bool AllowLoopback)
{
    /// <exception cref="InvalidOperationException">A setting is wrong.</exception>
    public static SlackOptions Read(IConfiguration configuration)
    {
        var settings = new ChannelSettings(configuration, "Slack");
        var options = new SlackOptions(settings.Seconds("TimeoutSeconds", 20), settings.Flag("AllowLoopback"));
        settings.ThrowIfFaulty();
        return options;
    }
}
