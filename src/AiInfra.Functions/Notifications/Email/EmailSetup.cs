using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AiInfra.Functions.Notifications.Email;

internal static class EmailSetup
{
    /// <summary>Adds the channel; needs a <see cref="TimeProvider"/>. With no <c>Email</c> setting at all there is no such channel, and none is added.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing or wrong.</exception>
    public static IServiceCollection AddEmailChannel(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = new ChannelSettings(configuration, "Email");
        if (!settings.Exist) return services;
        var options = EmailOptions.Read(settings);
        return services.AddSingleton<IChannel>(provider => new EmailChannel(options, provider.GetRequiredService<TimeProvider>()));
    }
}
