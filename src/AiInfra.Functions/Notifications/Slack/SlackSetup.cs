using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AiInfra.Functions.Notifications.Slack;

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
