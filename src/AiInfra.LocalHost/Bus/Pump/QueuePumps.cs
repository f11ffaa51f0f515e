using AiInfra.LocalHost.Hosting;

namespace AiInfra.LocalHost.Bus.Pump;

/// <summary>A pump for every Service Bus function. On a stop nothing new is received, and what runs may end.</summary>
internal sealed partial class QueuePumps(
    FunctionCatalog catalog, LocalQueues queues, QueueSignals signals, SentIds sentIds, LocalBusOptions options, IServiceScopeFactory scopes, TimeProvider clock, ILoggerFactory loggers)
    : BackgroundService
{
    private readonly ILogger _logger = loggers.CreateLogger<QueuePumps>();

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll([.. catalog.ServiceBus.Select(f => PumpAsync(f, stoppingToken)), PurgeAsync(stoppingToken)]);

    private async Task PumpAsync(FunctionDescriptor.ServiceBus function, CancellationToken stopping)
    {
        var logger = loggers.CreateLogger($"Function.{function.Name}");
        var runner = new MessageRunner(function, scopes, options, clock, logger);
        using var pump = new QueuePump(function.Queue, runner, queues, signals, options, clock, logger);
        await pump.RunAsync(stopping);
    }

    private async Task PurgeAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(options.DuplicateWindow / 2, clock, stopping);
                await sentIds.PurgeAsync(catalog.ServiceBus.Select(f => f.Entity), stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                NotPurged(_logger, e);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Old message ids could not be removed; trying again later")]
    private static partial void NotPurged(ILogger logger, Exception exception);
}
