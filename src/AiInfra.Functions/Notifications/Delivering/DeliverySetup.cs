using AiInfra.Functions.Deliveries;
using AiInfra.Functions.Notifications.Digests;
using AiInfra.Functions.Notifications.Health;
using AiInfra.Functions.Operations;
using AiInfra.Functions.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AiInfra.Functions.Notifications;

internal static class DeliverySetup
{
    /// <summary>What brings alerts to subscribers, whatever the channel.</summary>
    public static IServiceCollection AddDeliveries(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton(DeliveryOptions.From(configuration))
            .AddSingleton<DeliveryLists>()
            .AddSingleton<DeliveryLedger>()
            .AddSingleton<SubscriberDeliveries>()
            .AddSingleton<FanOuts>()
            .AddSingleton<OwedDeliveries>()
            .AddSingleton<DeliveryClaims>()
            .AddSingleton<DeliveryAttempts>()
            .AddSingleton<ReaderAlerts>()
            .AddSingleton<DeliverySearch>()
            .AddSingleton<Replays>()
            .AddDigests()
            .AddHealth()
            .AddAlarms(configuration);

    private static IServiceCollection AddDigests(this IServiceCollection services) =>
        services
            .AddSingleton<DigestStore>()
            .AddSingleton<DueDigests>()
            .AddSingleton<BurstWindows>()
            .AddSingleton<SummaryText>()
            .AddSingleton<SummarySchedule>()
            .AddSingleton<SummaryDelivery>()
            .AddSingleton<Holding>();

    private static IServiceCollection AddHealth(this IServiceCollection services) =>
        services.AddSingleton<HealthStore>().AddSingleton<ChannelHealth>().AddSingleton<ChannelDisabling>();

    private static IServiceCollection AddAlarms(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(OperatorOptions.From(configuration)).AddSingleton<AlarmStore>().AddSingleton<OperatorAlarm>().AddSingleton<OverdueWork>();
}
