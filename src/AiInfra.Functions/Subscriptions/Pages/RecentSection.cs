using System.Globalization;
using AiInfra.Alerts;
using AiInfra.Functions.Storage;

namespace AiInfra.Functions.Subscriptions.Pages;

/// <summary>What they were sent lately, newest first, and how it went.</summary>
internal static class RecentSection
{
    /// <param name="recent">With the name of the deal it was about.</param>
    public static Html Of(IReadOnlyCollection<(Delivery Delivery, string About)> recent, Wording words, string path) => recent.Count == 0
        ? FormParts.Nothing
        : Html.Of($"""
            <section>
            <h2>{words.Say("Sent lately")}</h2>
            <ul class="plain">
            {Html.Join(recent.Select(r => Row(r.Delivery, r.About, words)))}</ul>
            <p><a href="{path}/deliveries">{words.Say("Everything, as data")}</a></p>
            </section>

            """);

    private static Html Row(Delivery delivery, string about, Wording words) => Html.Of($"""
        <li class="row"><div class="grow">{about}<br><span class="muted">{Line(delivery, words)}</span></div></li>

        """);

    private static string Line(Delivery delivery, Wording words)
    {
        var at = (delivery.SentAt ?? delivery.Since).UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var how = delivery.State switch
        {
            DeliveryState.Sent => words.Say("sent"),
            DeliveryState.Held => words.Say("waits for a summary"),
            DeliveryState.Withheld => words.Say("not sent, as you asked"),
            DeliveryState.Failed => words.Say("given up"),
            _ => words.Say("on its way"),
        };
        return $"{at} UTC · {ChannelSection.NameOf(delivery.Channel, words)} · {how}";
    }
}
