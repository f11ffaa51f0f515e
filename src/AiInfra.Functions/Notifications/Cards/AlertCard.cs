using AiInfra.Alerts;

namespace AiInfra.Functions.Notifications.Cards;

/// <summary>One event.</summary>
/// <param name="Lead">How much, how firm, how certain.</param>
internal sealed record AlertCard(
    AlertText Text,
    string Title,
    IReadOnlyList<Fact> Lead,
    IReadOnlyList<Fact> Details,
    IReadOnlyList<string> Changes,
    IReadOnlyList<string> Why,
    IReadOnlyList<(string Text, Uri? Url)> Sources,
    IReadOnlyList<CardButton> Buttons) : Card(Text, Title, Buttons)
{
    public static AlertCard Of(Alert alert)
    {
        var text = AlertText.In(alert.Reader.Language);
        var deal = alert.Event.Deal;
        return new(
            text,
            text.Subject(alert.Event),
            text.Lead(deal),
            text.Details(deal),
            [.. text.Changes(alert)],
            [.. text.Why(alert.Rules)],
            [.. text.Sources(deal)],
            [.. CardButton.About(alert.Links, text), .. CardButton.ToManage(alert.Reader, text)]);
    }
}
