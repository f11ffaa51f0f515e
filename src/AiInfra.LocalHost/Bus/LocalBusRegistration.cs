using AiInfra.Functions.Messaging;
using AiInfra.LocalHost.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AiInfra.LocalHost.Bus;

internal static class LocalBusRegistration
{
    /// <summary>The bus port on a storage account. Which queues and subscriptions there are, the attributes of the catalog say.</summary>
    public static IServiceCollection AddLocalBus(this IServiceCollection services, string connectionString, FunctionCatalog catalog, LocalBusOptions? options = null)
    {
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.LockDuration, TimeSpan.FromSeconds(1), nameof(options));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(new LocalQueues(connectionString, catalog, options));
        services.AddSingleton<QueueSignals>();
        services.AddSingleton<SentIds>();
        services.AddSingleton<Backpressure>();
        services.AddSingleton<LocalBusInspector>();
        services.AddSingleton<IMessageBus, StorageQueueBus>();
        return services;
    }
}
