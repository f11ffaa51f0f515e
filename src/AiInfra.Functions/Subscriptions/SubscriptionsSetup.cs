using AiInfra.Functions.Storage;
using AiInfra.Functions.Subscriptions.Links;
using AiInfra.Functions.Subscriptions.Managing;
using AiInfra.Functions.Subscriptions.SignUps;
using Microsoft.Extensions.DependencyInjection;

namespace AiInfra.Functions.Subscriptions;

internal static class SubscriptionsSetup
{
    public static IServiceCollection AddSubscriptions(this IServiceCollection services) => services
        .AddSingleton<SubscriberLinks>()
        .AddSingleton<UsableChannels>()
        .AddSingleton<ReportStore>()
        .AddSingleton<Erasure>()
        .AddSingleton<SubscriberExport>()
        .AddSingleton<SignUpIntake>()
        .AddSingleton<ForgottenSignUps>()
        .AddSingleton<LinkDoor>()
        .AddSingleton<OwnSubscription>()
        .AddSingleton<ManagePage>();
}
