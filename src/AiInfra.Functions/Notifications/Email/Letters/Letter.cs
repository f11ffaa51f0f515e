using System.Collections.Immutable;
using AiInfra.Alerts;

namespace AiInfra.Functions.Notifications.Email.Letters;

/// <summary>What a mail says, once: <see cref="LetterText"/> and <see cref="LetterHtml"/> show the same.</summary>
/// <param name="Text">The language it is written in.</param>
/// <param name="Parts">In reading order.</param>
/// <param name="Footer">Why it came and how to change or end that; small, below everything.</param>
internal sealed record Letter(AlertText Text, string Subject, ImmutableArray<Part> Parts, ImmutableArray<Part> Footer)
{
    public static Letter Of(Notification notification)
    {
        ArgumentNullException.ThrowIfNull(notification);
        return notification switch
        {
            Alert alert => AlertLetter.Of(alert),
            Summary summary => SummaryLetter.Of(summary),
            Notice notice => NoticeLetter.Of(notice),
            _ => throw new InvalidOperationException($"No letter for {notification.GetType().Name}."),
        };
    }
}
