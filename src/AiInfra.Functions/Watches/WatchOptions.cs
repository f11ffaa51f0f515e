using AiInfra.Functions.Hosting.Settings;
using AiInfra.Functions.Notifications;
using Microsoft.Extensions.Configuration;

namespace AiInfra.Functions.Watches;

/// <summary>Settings <c>Watch:*</c>; all have defaults.</summary>
/// <param name="Timeout"><c>TimeoutSeconds</c>: from connecting to the end of the answer.</param>
/// <param name="AllowLoopback">Also http(s) to loopback; for local use only.</param>
[Setting("Watch:TimeoutSeconds", "Seconds that reading a watched feed may take", Values = "0.1 to 200", Default = "20")]
[Setting("Watch:AllowLoopback", "Whether feeds of this machine may be watched; otherwise https to public addresses", Values = "true, false", Default = "false", IsLocal = true)]
public sealed record WatchOptions(TimeSpan Timeout, bool AllowLoopback)
{
    /// <exception cref="InvalidOperationException">A setting is wrong.</exception>
    public static WatchOptions Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var settings = new ChannelSettings(configuration, "Watch");
        var options = new WatchOptions(settings.Seconds("TimeoutSeconds", 20), settings.Flag("AllowLoopback"));
        settings.ThrowIfFaulty();
        return options;
    }
}
