using AiInfra.Functions.Storage;
using AiInfra.Functions.Storage.Limits;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AiInfra.Functions.Notifications.Email;

internal static class EmailSetup
{
    /// <summary>Adds the channel, which needs a <see cref="TimeProvider"/>, <see cref="Tables"/> and <see cref="SharedPermits"/>, and the list of addresses that get no mail. With no <c>Email</c> setting at all there is no such channel, and none is added.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing or wrong.</exception>
    public static IServiceCollection AddEmailChannel(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<SuppressionStore>();
        var settings = new ChannelSettings(configuration, "Email");
        if (!settings.Exist) return services;
        var options = EmailOptions.Read(settings);
        return services.AddSingleton<IChannel>(provider => ActivatorUtilities.CreateInstance<EmailChannel>(provider, options, new EmailPace(provider.GetRequiredService<SharedPermits>(), options.PerMinute, provider.GetRequiredService<TimeProvider>())));
    }
}
