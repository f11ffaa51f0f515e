using AiInfra.Alerts;

namespace AiInfra.Functions.Notifications.Cards;

/// <summary>What a message to a chat says, in the reader's language and before any cut. Plain text: each channel draws and escapes it in its own way.</summary>
/// <param name="Text">The words of the reader's language.</param>
/// <param name="Title">The news in one line, also for where the card itself is not shown.</param>
/// <param name="Buttons">What to do, the most wanted first; six at most, which is what Teams shows.</param>
internal abstract record Card(AlertText Text, string Title, IReadOnlyList<CardButton> Buttons)
{
    public static Card Of(Notification notification) => notification switch
    {
        Alert alert => AlertCard.Of(alert),
        Summary summary => SummaryCard.Of(summary),
        Notice notice => NoticeCard.Of(notice),
        _ => throw new InvalidOperationException(),
    };
}
