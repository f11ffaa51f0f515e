using AiInfra.Alerts;

namespace AiInfra.Functions.Notifications.Cards;

/// <summary>Opens a page.</summary>
internal sealed record CardButton(string Title, Uri Url)
{
    /// <summary>Where the reader changes what they hear, or at least ends it.</summary>
    public static IEnumerable<CardButton> ToManage(Reader reader, AlertText text)
    {
        if (reader.Manage is { } manage) yield return new(text.Say("Manage my alerts"), manage);
        else if (reader.Unsubscribe is { } unsubscribe) yield return new(text.Say("Unsubscribe"), unsubscribe);
    }

    public static IEnumerable<CardButton> About(DealLinks links, AlertText text) =>
        [new(text.Say("Open the record"), links.Record), new(text.Say("Mute this deal"), links.Mute), new(text.Say("Report an error"), links.Report)];
}
