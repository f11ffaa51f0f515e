using AiInfra.Alerts;

namespace AiInfra.Functions.Notifications.Cards;

/// <summary>Something about the subscription itself.</summary>
internal sealed record NoticeCard(AlertText Text, string Title, string Body, string? Detail, IReadOnlyList<CardButton> Buttons) : Card(Text, Title, Buttons)
{
    public static NoticeCard Of(Notice notice)
    {
        var text = AlertText.In(notice.Reader.Language);
        var (title, body) = WordsOf(notice.Kind, text);
        return new(text, title, body, notice.Detail is { } detail ? PlainText.Of(detail) : null, [.. ButtonsOf(notice, text)]);
    }

    private static (string Title, string Body) WordsOf(NoticeKind kind, AlertText text) => kind switch
    {
        NoticeKind.Confirm => (text.Say("Please confirm this subscription"), text.Say("Deals of AI infrastructure will be told here once you confirm. If nobody here asked for this, do nothing: nothing more will come.")),
        NoticeKind.ManageLink => (text.Say("Your subscription"), text.Say("Here you change what you hear and when, or end it. Whoever has this link can do so too: keep it to yourself.")),
        NoticeKind.Test => (text.Say("This channel works"), text.Say("A test: alerts of this subscription will arrive here.")),
        _ => (text.Say("A channel of your subscription was switched off"), text.Say("Nothing goes there any more, until you switch it on again.")),
    };

    private static IEnumerable<CardButton> ButtonsOf(Notice notice, AlertText text) => notice switch
    {
        { Kind: NoticeKind.Confirm, Action: { } confirm } => [new(text.Say("Confirm"), confirm)],
        { Action: { } manage } => [new(text.Say("Manage"), manage)],
        _ => CardButton.ToManage(notice.Reader, text),
    };
}
