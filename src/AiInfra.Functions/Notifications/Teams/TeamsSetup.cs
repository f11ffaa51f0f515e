using AiInfra.Functions.Hosting.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AiInfra.Functions.Notifications.Teams;

[Setting("Teams:TimeoutSeconds", "Seconds that one message to Teams may take", Values = "0.1 to 200", Default = "20")]
[Setting("Teams:AllowLoopback", "Whether messages may go to this machine; otherwise https to public addresses", Values = "true, false", Default = "false", IsLocal = true)]
internal static class TeamsSetup
{
    /// <summary>Adds the channel; needs a <see cref="TimeProvider"/>.</summary>
    /// <exception cref="InvalidOperationException">A setting is wrong.</exception>
    public static IServiceCollection AddTeamsChannel(this IServiceCollection services, IConfiguration configuration)
    {
        var options = HttpChannelOptions.Read(configuration, "Teams");
        return services.AddSingleton<IChannel>(provider => new TeamsChannel(options, provider.GetRequiredService<TimeProvider>(), provider.GetService<NameResolver>()));
    }
}
