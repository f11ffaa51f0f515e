using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AiInfra.Functions.Notifications.Teams;

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
