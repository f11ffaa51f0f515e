using AiInfra.Alerts;

namespace AiInfra.Functions.Notifications.Email.Letters;

/// <summary>What concerns the subscription itself.</summary>
internal static class NoticeLetter
{
    public static Letter Of(Notice notice)
    {
        var text = AlertText.In(notice.Reader.Language);
        return notice.Kind switch
        {
            NoticeKind.Confirm => Confirm(notice, text),
            NoticeKind.ManageLink => ManageLink(notice, text),
            NoticeKind.Test => Test(notice, text),
            NoticeKind.ChannelDisabled => ChannelDisabled(notice, text),
            NoticeKind.Operations => Operations(notice, text),
            _ => throw new InvalidOperationException(),
        };
    }

    /// <summary>Whoever gets it may never have heard of us: it says who asked, what happens if nothing is done, and offers nothing to manage.</summary>
    private static Letter Confirm(Notice notice, AlertText text) => new(
        text,
        text.Say("Confirm your subscription to AI infrastructure deal alerts"),
        [
            new Part.Heading(text.Say("Is this address yours?")),
            new Part.Paragraph(text.Say("Someone, we hope you, asked that alerts about AI infrastructure deals be sent to this address.")),
            .. Action(notice, text.Say("Yes, send me alerts")),
            new Part.Paragraph(text.Say("The link works for two days. Nothing else is sent here until you confirm.")),
            new Part.Paragraph(text.Say("If it was not you, do nothing: you will not hear from us again.")),
        ],
        []);

    private static Letter ManageLink(Notice notice, AlertText text) => new(
        text,
        text.Say("Your link to manage your deal alerts"),
        [
            new Part.Heading(text.Say("Your deal alerts")),
            new Part.Paragraph(text.Say("You asked for a link to the page where you change or end what we send you.")),
            .. Action(notice, text.Say("Manage my alerts")),
            new Part.Paragraph(text.Say("The link works for 30 days. Whoever has it can change your subscription, so keep it to yourself.")),
            new Part.Paragraph(text.Say("If it was not you who asked, ignore this mail: nothing has changed.")),
        ],
        Footing.Of(notice.Reader, text, []));

    private static Letter Test(Notice notice, AlertText text) => new(
        text,
        text.Say("Test: your deal alerts arrive here"),
        [
            new Part.Heading(text.Say("It works")),
            new Part.Paragraph(text.Say("This is a test of your deal alerts. It is about no deal, and there is nothing to do.")),
        ],
        Footing.Of(notice.Reader, text, []));

    private static Letter ChannelDisabled(Notice notice, AlertText text) => new(
        text,
        text.Say("A channel of your deal alerts was switched off"),
        [
            new Part.Heading(text.Say("A channel was switched off")),
            new Part.Paragraph(text.Say("Nothing is sent over it any more, because it could not be reached:")),
            .. notice.Detail is { } detail ? (Part[])[new Part.Paragraph(PlainText.Of(detail))] : [],
            new Part.Paragraph(text.Say("Your other channels go on as before. On your page you can put this one right or take it away.")),
            .. Action(notice, text.Say("See my channels")),
        ],
        Footing.Of(notice.Reader, text, []));

    /// <summary>For the operator, who reads English and has nothing to unsubscribe from.</summary>
    private static Letter Operations(Notice notice, AlertText text) => new(
        text,
        $"Deal alerts: {PlainText.Of(notice.Detail, 90)}",
        [new Part.Heading("The pipeline needs you"), new Part.Paragraph(PlainText.Of(notice.Detail))],
        []);

    private static IEnumerable<Part> Action(Notice notice, string label) => notice.Action is { } url ? [new Part.Button(label, url)] : [];
}
