using AiInfra.Alerts;
using AiInfra.Functions.Notifications;
using AiInfra.Functions.Storage;
using AiInfra.Subscribers;
using Microsoft.Extensions.Logging;

namespace AiInfra.Functions.Operations;

/// <summary>
/// Tells the operator: an error in the log with an event id that alert rules can look for, and a mail, for one cause at most once an hour. The mail goes straight to the mail server, since the queue may be what is broken.
/// </summary>
public sealed partial class OperatorAlarm(AlarmStore alarms, OperatorOptions options, IEnumerable<IChannel> channels, TimeProvider clock, ILogger<OperatorAlarm> log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    public async Task RaiseAsync(string cause, string trouble, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var known = await alarms.FindAsync(cause, cancellationToken);
        if (known is { ToldAt: { } told } && now - told < Interval) return;
        LogTrouble(cause, trouble);
        var since = known?.Since ?? now;
        var reached = await MailAsync(cause, $"{trouble}. First seen {since:yyyy-MM-dd HH:mm} UTC.", now, cancellationToken);
        await alarms.PutAsync(new(cause, since, reached ? now : null), cancellationToken);
    }

    public async Task OverAsync(string cause, CancellationToken cancellationToken)
    {
        if (await alarms.FindAsync(cause, cancellationToken) is not { } known) return;
        LogOver(cause, known.Since);
        if (known.ToldAt is not null) await MailAsync(cause, $"It is over: nothing of this kind is overdue any more. First seen {known.Since:yyyy-MM-dd HH:mm} UTC.", clock.GetUtcNow(), cancellationToken);
        await alarms.DeleteAsync(cause, cancellationToken);
    }

    /// <returns>False when the mail did not go out: it is tried again in the next round.</returns>
    private async Task<bool> MailAsync(string cause, string text, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (options.Email is not { } address || channels.FirstOrDefault(c => c.Type is ChannelType.Email) is not { } email) return true;
        var id = "dlv_" + Digest.Hex($"operator\n{cause}\n{now.UtcTicks}", 16);
        var notice = new Notice(id, new(ReaderLanguage.En, null, null), NoticeKind.Operations, null, $"{cause}: {text}");
        var result = await email.SendAsync(notice, new(ChannelType.Email, address), cancellationToken);
        if (result is SendResult.Accepted) return true;
        LogNotMailed(cause, result.GetType().Name);
        return false;
    }

    [LoggerMessage(EventId = 5001, EventName = "PipelineTrouble", Level = LogLevel.Error, Message = "Pipeline trouble ({Cause}): {Trouble}")]
    private partial void LogTrouble(string cause, string trouble);

    [LoggerMessage(EventId = 5002, EventName = "PipelineTroubleOver", Level = LogLevel.Warning, Message = "Pipeline trouble ({Cause}) since {Since} is over")]
    private partial void LogOver(string cause, DateTimeOffset since);

    [LoggerMessage(EventId = 5003, EventName = "OperatorNotMailed", Level = LogLevel.Error, Message = "The operator could not be mailed about {Cause}: {Result}")]
    private partial void LogNotMailed(string cause, string result);
}
