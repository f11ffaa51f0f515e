using AiInfra.Alerts;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Subscriptions.Pages;

/// <summary>The channels, how each is, and what can be done with it.</summary>
internal static class ChannelSection
{
    public static Html Of(Subscriber subscriber, Wording words, string path) => Html.Of($"""
        <section>
        <h2>{words.Say("Channels")}</h2>
        <ul class="plain">
        {Html.Join(subscriber.Channels.Select(channel => Row(channel, words, path)))}</ul>{Contact(subscriber, words)}
        </section>

        """);

    /// <summary>Names of products are the same in every language.</summary>
    public static string NameOf(ChannelType type, Wording words) => type switch
    {
        ChannelType.Email => words.Say("Email"),
        ChannelType.Teams => "Microsoft Teams",
        ChannelType.Slack => "Slack",
        _ => words.Say("Webhook"),
    };

    private static Html Row(ChannelAddress channel, Wording words, string path) => Html.Of($"""
        <li class="row"><div class="grow"><strong>{NameOf(channel.Type, words)}</strong> {channel.Masked}<br>{State(channel, words)}</div><div class="row">{Html.Join(Buttons(channel, words, path))}</div></li>

        """);

    private static Html State(ChannelAddress channel, Wording words) => channel.State switch
    {
        ChannelState.Live => Html.Of($"""<span class="live">{words.Say("on")}</span>"""),
        ChannelState.Unverified => Html.Of($"""<span class="muted">{words.Say("waits for your confirmation")}</span>"""),
        _ => Html.Of($"""<span class="disabled">{words.Say("off: {0}", PlainText.Of(words.Reason(channel.Why ?? ""), 300))}</span>"""),
    };

    private static IEnumerable<Html> Buttons(ChannelAddress channel, Wording words, string path)
    {
        var named = ("channel", channel.Key);
        if (channel.State is ChannelState.Live) yield return FormParts.Button($"{path}/test", words.Say("Send a test"), "", named);
        if (channel.State is ChannelState.Disabled) yield return FormParts.Button($"{path}/enable", words.Say("Switch on again"), "", named);
        if (channel.SigningSecret is { } key) yield return FormParts.Button($"{path}/rotate", words.Say("New signing key"), "", named, ("was", OwnChanges.MarkOf(key)));
        yield return FormParts.Button($"{path}/remove", words.Say("Remove"), "danger", named);
    }

    private static Html Contact(Subscriber subscriber, Wording words) => subscriber.Contact is { } contact
        ? Html.Of($"""

            <p class="muted">{words.Say("Mail about this subscription goes to {0}.", new ChannelAddress(ChannelType.Email, contact).Masked)}</p>
            """)
        : FormParts.Nothing;
}
