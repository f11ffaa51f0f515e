using AiInfra.Alerts;
using AiInfra.Json;
using AiInfra.Rules;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Subscriptions.Pages;

/// <summary>What they hear and how: one form.</summary>
internal static class PreferenceSection
{
    private const string Example = "amount > 5B USD and party any (OpenAI, Oracle) and certainty >= likely";

    /// <param name="subscriber">As they are.</param>
    /// <param name="rules">In force.</param>
    /// <param name="own">What was typed into the field of their own rules, when it could not be saved.</param>
    /// <param name="words">Of their language.</param>
    /// <param name="path">Of the page.</param>
    public static Html Of(Subscriber subscriber, RuleSet rules, string? own, Wording words, string path) => Html.Of($"""
        <section>
        <h2>{words.Say("What you hear, and how")}</h2>
        <form method="post" action="{path}/preferences">
        {Rules(subscriber, rules, own, words)}{FormParts.Select("frequency", words.Say("How often"), Frequencies(words), SnakeCase.Of(subscriber.Frequency))}{Machines(subscriber, words)}{FormParts.Check("eachAlone", "true", words.Say("Each event in a message of its own, also when many come at once"), subscriber.EachAlone)}
        {QuietHours(subscriber.QuietHours, words)}{FormParts.Select("timeZone", words.Say("Time zone"), Zones(subscriber.TimeZone), subscriber.TimeZone)}{FormParts.Select("language", words.Say("Language"), [("en", "English"), ("fr", "Français")], SnakeCase.Of(subscriber.Language))}<button class="main">{words.Say("Save")}</button>
        </form>
        </section>

        """);

    private static Html Rules(Subscriber subscriber, RuleSet rules, string? own, Wording words) => Html.Of($"""
        <fieldset><legend>{words.Say("Rules you follow")}</legend>
        {Html.Join(rules.House.Select(rule => FormParts.Check("rules", rule.Id, words.Reason(rule.Name), subscriber.Rules.Contains(rule.Id))))}{FormParts.Lines("own", words.Say("Rules of your own, one on each line"), words.Say("Such as: {0}", Example), own ?? Own(subscriber, rules))}</fieldset>

        """);

    private static string Own(Subscriber subscriber, RuleSet rules) => string.Join('\n', subscriber.Rules.Where(Rule.IsOwnId).Select(rules.Find).OfType<Rule>().Select(r => r.Text));

    private static (string, string)[] Frequencies(Wording words) =>
    [
        (SnakeCase.Of(Frequency.Immediate), words.Say("At once")),
        (SnakeCase.Of(Frequency.Daily), words.Say("Once a day, in the morning")),
        (SnakeCase.Of(Frequency.Weekly), words.Say("Once a week, on Monday morning")),
    ];

    private static Html Machines(Subscriber subscriber, Wording words) => subscriber.Channels.Any(c => !c.IsForPeople)
        ? Html.Of($"""<p class="muted">{words.Say("Webhooks get everything at once, whatever is chosen here.")}</p>""")
        : FormParts.Nothing;

    private static Html QuietHours(QuietHours? hours, Wording words) => Html.Of($"""
        <fieldset><legend>{words.Say("Quiet hours")}</legend>
        <p class="muted">{words.Say("Nothing is sent to people then; it waits until they are over. Leave both empty for none.")}</p>
        <div class="pair">{FormParts.Time("from", words.Say("From"), hours is null ? "" : Preferences.Hour(hours.From))}{FormParts.Time("to", words.Say("Until"), hours is null ? "" : Preferences.Hour(hours.To))}</div></fieldset>

        """);

    private static IEnumerable<(string, string)> Zones(string current) =>
        TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id).Where(IsPlace).Append(Preferences.DefaultTimeZone).Append(current).Distinct().Order(StringComparer.Ordinal).Select(id => (id, id.Replace('_', ' ')));

    private static bool IsPlace(string zone) => zone.Contains('/', StringComparison.Ordinal) && !zone.StartsWith("Etc/", StringComparison.Ordinal) && !zone.StartsWith("System", StringComparison.Ordinal);
}
