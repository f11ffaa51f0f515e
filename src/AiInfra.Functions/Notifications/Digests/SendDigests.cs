using AiInfra.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace AiInfra.Functions.Notifications.Digests;

/// <summary>Sends off the digests that are due. A line goes after its message: broken off, the next round sends it again, which the ledger makes one.</summary>
public sealed partial class SendDigests(DueDigests digests, SummarySchedule schedule, TimeProvider clock, ILogger<SendDigests> log)
{
    private const int AtATime = 500;

    [Function("SendDigests")]
    public async Task RunAsync([TimerTrigger("0 * * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        while (await digests.ByAsync(clock.GetUtcNow(), AtATime, cancellationToken) is { Count: > 0 } due)
        {
            foreach (var summary in due)
            {
                await schedule.SendAsync(summary, cancellationToken);
                await digests.DeleteAsync(summary, cancellationToken);
            }

            LogSent(due.Count);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Digests} digests were due and are on their way")]
    private partial void LogSent(int digests);
}
