using AiInfra.Functions.Storage.Limits;
using AiInfra.Functions.Storage.Requests;
using AiInfra.Functions.Subscriptions.SignUps;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace AiInfra.Functions.Operations;

/// <summary>Deletes what was kept long enough. Broken off or run twice at once, the next round ends it.</summary>
public sealed partial class ExpireRows(RequestExpiry requests, SharedPermits permits, ForgottenSignUps signUps, TimeProvider clock, ILogger<ExpireRows> log)
{
    [Function("ExpireRows")]
    public async Task RunAsync([TimerTrigger("0 7 * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        var forgotten = await requests.ForgetAsync(cancellationToken);
        await permits.ForgetAsync(clock.GetUtcNow(), cancellationToken);
        var unconfirmed = await signUps.ForgetAsync(cancellationToken);
        LogExpired(forgotten, unconfirmed);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Requests} answered requests were kept long enough and are forgotten, and {SignUps} sign-ups that nobody confirmed")]
    private partial void LogExpired(int requests, int signUps);
}
