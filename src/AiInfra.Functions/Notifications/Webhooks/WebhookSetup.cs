using AiInfra.Functions.Hosting.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AiInfra.Functions.Notifications.Webhooks;

[Setting("Webhooks:TimeoutSeconds", "Seconds that one message to a webhook may take", Values = "0.1 to 200", Default = "20")]
[Setting("Webhooks:AllowLoopback", "Whether messages may go to this machine; otherwise https to public addresses", Values = "true, false", Default = "false", IsLocal = true)]
internal static class WebhookSetup
{
    /// <summary>Adds the channel; needs a <see cref="TimeProvider"/>.</summary>
    /// <exception cref="InvalidOperationException">A setting is wrong.</exception>
    public static IServiceCollection AddWebhookChannel(this IServiceCollection services, IConfiguration configuration)
    {
        var options = HttpChannelOptions.Read(configuration, "Webhooks");
        return services.AddSingleton<IChannel>(provider => new WebhookChannel(options, provider.GetRequiredService<TimeProvider>(), provider.GetService<NameResolver>()));
    }
}
