using AiInfra.Functions.Notifications.Email.Acs;
using AiInfra.Functions.Notifications.Email.Smtp;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Storage.Limits;
using Azure.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AiInfra.Functions.Notifications.Email;

internal static class EmailSetup
{
    /// <summary>
    /// Adds the channel, which needs a <see cref="TimeProvider"/>, <see cref="Tables"/>, <see cref="SharedPermits"/> and, for Azure Communication Services, a <see cref="TokenCredential"/>, and the list of addresses that get no mail.
    /// With no setting that says where mail goes or from whom there is no such channel, and none is added: what only limits it may stand there unused.
    /// </summary>
    /// <exception cref="InvalidOperationException">A setting is missing or wrong.</exception>
    public static IServiceCollection AddEmailChannel(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<SuppressionStore>();
        var settings = new ChannelSettings(configuration, "Email");
        if (!EmailOptions.AreWanted(settings)) return services;
        var options = EmailOptions.Read(settings);
        services.TryAddSingleton(provider => Carrier(options, provider));
        return services.AddSingleton<IChannel>(provider =>
            ActivatorUtilities.CreateInstance<EmailChannel>(provider, options.From, new EmailPace(provider.GetRequiredService<SharedPermits>(), options.PerMinute, provider.GetRequiredService<TimeProvider>())));
    }

    private static IMailCarrier Carrier(EmailOptions options, IServiceProvider provider)
    {
        var time = provider.GetRequiredService<TimeProvider>();
        return options.Smtp is { } smtp ? new SmtpCarrier(smtp, options.Timeout, time) : new AcsCarrier(options.AcsEndpoint!, options.Timeout, provider.GetRequiredService<TokenCredential>(), time);
    }
}
