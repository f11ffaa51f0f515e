using AiInfra.Alerts;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Subscriptions.Pages;

/// <summary>Whether anything is sent at all, and the button that changes it.</summary>
internal static class PauseSection
{
    public static Html Of(Subscriber subscriber, Wording words, string path) => Html.Of($"""
        <section>
        <div class="row"><p class="grow">{State(subscriber, words)}</p>{Button(subscriber, words, path)}</div>
        </section>

        """);

    private static string State(Subscriber subscriber, Wording words) => subscriber.Paused
        ? words.Say("Paused: nothing is sent, and what happens meanwhile is not told later.")
        : words.Say("You are told of deals that meet your rules.");

    private static Html Button(Subscriber subscriber, Wording words, string path) => subscriber.Paused
        ? FormParts.Button($"{path}/pause", words.Say("Go on"), "main", ("paused", "false"))
        : FormParts.Button($"{path}/pause", words.Say("Pause"), "", ("paused", "true"));
}
