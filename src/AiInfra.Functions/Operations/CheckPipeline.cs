using AiInfra.Functions.Notifications.Health;
using AiInfra.Functions.Telemetry;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Operations;

/// <summary>Did every alert really go out? Every minute it looks for what is overdue, tells the operator, and tells them when it is over. It also ends what broke off while a channel was disabled.</summary>
public sealed class CheckPipeline(OverdueWork overdue, OperatorAlarm alarm, ChannelDisabling disabling, Metrics metrics)
{
    [Function("CheckPipeline")]
    public async Task RunAsync([TimerTrigger("30 * * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        foreach (var (cause, trouble) in await overdue.FindAsync(cancellationToken))
        {
            if (trouble is null) await alarm.OverAsync(cause, cancellationToken);
            else await alarm.RaiseAsync(cause, trouble, cancellationToken);
        }

        await disabling.SweepAsync(cancellationToken);
        metrics.Beat();
    }
}
