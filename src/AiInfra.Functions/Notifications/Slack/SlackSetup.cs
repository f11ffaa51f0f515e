using AiInfra.Functions.Hosting.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AiInfra.Functions.Notifications.Slack;

[Setting("Slack:TimeoutSeconds", "Seconds that one message to Slack may take", Values = "0.1 to 200", Default = "20")]
[Setting("Slack:AllowLoopback", "Whether messages may go to this machine; otherwise https to public addresses", Values = "true, false", Default = "false", IsLocal = true)]
internal static class SlackSetup
{
    /// <summary>Adds the channel; needs a <see cref="TimeProvider"/>.</summary>
    /// <exception cref="InvalidOperationException">A setting is wrong.</exception>
    public static IServiceCollection AddSlackChannel(this IServiceCollection services, IConfiguration configuration)
    {
        var options = HttpChannelOptions.Read(configuration, "Slack");
        return services.AddSingleton<IChannel>(provider => new SlackChannel(options, provider.GetRequiredService<TimeProvider>(), provider.GetService<NameResolver>()));
    }
}
