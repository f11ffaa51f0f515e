using System.Globalization;
using AiInfra.Alerts;

namespace AiInfra.Functions.Notifications.Cards;

/// <summary>Several events.</summary>
/// <param name="Left">How many more there are than <paramref name="Entries"/>.</param>
internal sealed record SummaryCard(AlertText Text, string Title, IReadOnlyList<SummaryEntry> Entries, int Left, IReadOnlyList<CardButton> Buttons) : Card(Text, Title, Buttons)
{
    public static SummaryCard Of(Summary summary)
    {
        var text = AlertText.In(summary.Reader.Language);
        return new(text, TitleOf(summary, text), [.. summary.Alerts.Select(alert => SummaryEntry.Of(alert, text))], summary.Left, [.. CardButton.ToManage(summary.Reader, text)]);
    }

    private static string TitleOf(Summary summary, AlertText text)
    {
        var count = (summary.Alerts.Length + summary.Left).ToString(CultureInfo.InvariantCulture);
        return summary.Kind switch
        {
            SummaryKind.Burst => $"{text.Say("More deals just now")} ({count})",
            SummaryKind.Quiet => $"{text.Say("During your quiet hours")} ({count})",
            SummaryKind.Daily => $"{text.Say("Deals of the day")} ({count})",
            _ => $"{text.Say("Deals of the week")} ({count})",
        };
    }
}

/// <param name="Title">Who, how much and how firm.</param>
internal sealed record SummaryEntry(string Title, Fact Certainty, IReadOnlyList<string> Changes, DealLinks Links)
{
    public static SummaryEntry Of(Alert alert, AlertText text) =>
        new(text.Subject(alert.Event), text.Lead(alert.Event.Deal)[^1], [.. text.Changes(alert)], alert.Links);
}
