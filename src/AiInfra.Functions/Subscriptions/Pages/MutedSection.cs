using AiInfra.Alerts;

namespace AiInfra.Functions.Subscriptions.Pages;

/// <summary>The deals someone wants to hear no more of, the latest first.</summary>
internal static class MutedSection
{
    public static Html Of(IReadOnlyCollection<(string Id, string Name)> muted, Wording words, string path) => muted.Count == 0
        ? FormParts.Nothing
        : Html.Of($"""
            <section>
            <h2>{words.Say("Muted deals")}</h2>
            <ul class="plain">
            {Html.Join(muted.Select(deal => Row(deal, words, path)))}</ul>
            </section>

            """);

    private static Html Row((string Id, string Name) deal, Wording words, string path) => Html.Of($"""
        <li class="row"><div class="grow">{deal.Name}</div>{FormParts.Button($"{path}/unmute", words.Say("Unmute"), "", ("deal", deal.Id))}</li>

        """);
}
