using AiInfra.Alerts;

namespace AiInfra.Functions.Subscriptions.Links;

/// <summary>The small pages behind links: a question with its button, or a word on what was done.</summary>
internal static class LinkPages
{
    /// <summary>A page that asks, and does nothing until the button is pressed: programs that check mails follow links too.</summary>
    /// <param name="words">Of the reader.</param>
    /// <param name="title">The question.</param>
    /// <param name="lines">What to know before.</param>
    /// <param name="button">The form.</param>
    public static PageResult Question(Wording words, string title, IEnumerable<string> lines, Html button) => new(words, title, Section(lines, button));

    public static PageResult Done(Wording words, string title, IEnumerable<string> lines, Html? further = null) => new(words, title, Section(lines, further ?? FormParts.Nothing));

    /// <summary>Not ours, changed, for something else, or too old: nobody learns which.</summary>
    public static PageResult Invalid(Wording words) => new(
        words,
        words.Say("This link does not work"),
        Section([words.Say("It may be incomplete, or its time is over. Open it as it stands in the message, or ask for a new one.")], FormParts.Nothing),
        404);

    public static PageResult Gone(Wording words) => new(
        words,
        words.Say("This subscription is no longer there"),
        Section([words.Say("It has ended, or was not confirmed in time. Nothing is sent on account of it.")], FormParts.Nothing),
        404);

    public static Html LinkTo(string path, string text) => Html.Of($"""<p><a href="{path}">{text}</a></p>""");

    private static Html Section(IEnumerable<string> lines, Html further) => Html.Of($"""
        <section>
        {Html.Join(lines.Select(line => Html.Of($"<p>{line}</p>\n")))}{further}
        </section>
        """);
}
