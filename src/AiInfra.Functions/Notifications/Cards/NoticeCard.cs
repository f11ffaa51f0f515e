using AiInfra.Alerts;

namespace AiInfra.Functions.Notifications.Cards;

/// <summary>Something about the subscription itself.</summary>
/// <param name="Detail">What it is about, when a notice names it.</param>
internal sealed record NoticeCard(AlertText Text, string Title, string Body, string? Detail, IReadOnlyList<CardButton> Buttons) : Card(Text, Title, Buttons)
{
    public static NoticeCard Of(Notice notice)
    {
        var text = AlertText.In(notice.Reader.Language);
        var (title, body, button) = WordsOf(notice.Kind, text);
        return new(text, title, body, notice.Detail is { } detail ? PlainText.Of(detail) : null, notice.Action is { } action ? [new(button, action)] : [.. CardButton.ToManage(notice.Reader, text)]);
    }

    private static (string Title, string Body, string Button) WordsOf(NoticeKind kind, AlertText text) => kind switch
    {
        NoticeKind.Confirm => (
            text.Say("Confirm your subscription to AI infrastructure deal alerts"),
            $"{text.Say("The link works for two days. Nothing else is sent here until you confirm.")} {text.Say("If it was not you, do nothing: you will not hear from us again.")}",
            text.Say("Yes, send me alerts")),
        NoticeKind.ManageLink => (
            text.Say("Your link to manage your deal alerts"),
            text.Say("The link works for 30 days. Whoever has it can change your subscription, so keep it to yourself."),
            text.Say("Manage my alerts")),
        NoticeKind.Test => (
            text.Say("Test: your deal alerts arrive here"),
            text.Say("This is a test of your deal alerts. It is about no deal, and there is nothing to do."),
            text.Say("Manage my alerts")),
        NoticeKind.Operations => ("The deal alert pipeline needs you", "Something has not come out at the other end:", "Open"), // for the operator, who reads English
        _ => (
            text.Say("A channel of your deal alerts was switched off"),
            text.Say("Nothing is sent over it any more, because it could not be reached:"),
            text.Say("See my channels")),
    };
}
