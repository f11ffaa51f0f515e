using AiInfra.Alerts;

namespace AiInfra.Functions.Subscriptions.Pages;

/// <summary>What is held about the subscriber: to take along, or to have erased.</summary>
internal static class DataSection
{
    public static Html Of(Wording words, string path) => Html.Of($"""
        <section>
        <h2>{words.Say("Your data")}</h2>
        <p><a href="{path}/export" download="subscription.json">{words.Say("Download everything held about you")}</a></p>
        <p><a href="{path}/erase">{words.Say("Erase everything")}</a></p>
        <p class="muted">{words.Say("Who has the address of this page can change this subscription: do not pass it on.")}</p>
        </section>

        """);
}
