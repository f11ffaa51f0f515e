using System.Globalization;
using AiInfra.Alerts;

namespace AiInfra.Functions.Notifications.Email.Letters;

/// <summary>Several events, oldest first, each in a few lines.</summary>
internal static class SummaryLetter
{
    /// <summary>Some 3 KB each: below the 100 KB at which mail readers cut a message off.</summary>
    public const int MaxDeals = 25;

    private const int NamedInSubject = 3;
    private const int MaxSources = 3;
    private const string Beside = " · ";

    public static Letter Of(Summary summary)
    {
        var text = AlertText.In(summary.Reader.Language);
        var shown = summary.Alerts.Take(MaxDeals).ToList();
        var left = summary.Left + summary.Alerts.Length - shown.Count;
        return new(
            text,
            Subject(summary, text),
            [
                new Part.Heading(Heading(summary.Kind, text)),
                .. shown.Select(alert => Deal(alert, text)),
                .. left > 0 ? (Part[])[new Part.Paragraph(text.Say("… and {0} more, which the public list of deals shows.", Number(left)))] : [],
            ],
            Footing.Of(summary.Reader, text, []));
    }

    private static string Subject(Summary summary, AlertText text)
    {
        var news = string.Join(", ", summary.Alerts.Take(NamedInSubject).Select(a => $"{text.Names(a.Event.Deal)} {text.Amount(a.Event.Deal)}"));
        var count = summary.Alerts.Length + summary.Left;
        if (count > NamedInSubject) news += ", …";
        return count == 1 ? text.Say("1 deal: {0}", news) : text.Say("{0} deals: {1}", Number(count), news);
    }

    private static string Heading(SummaryKind kind, AlertText text) => kind switch
    {
        SummaryKind.Burst => text.Say("More deals just now"),
        SummaryKind.Quiet => text.Say("During your quiet hours"),
        SummaryKind.Daily => text.Say("Deals of the day"),
        SummaryKind.Weekly => text.Say("Deals of the week"),
        _ => throw new InvalidOperationException(),
    };

    private static Part.Deal Deal(Alert alert, AlertText text) => new(
        new(text.Heading(alert.Event), alert.Links.Record), [.. News(alert, text)], text.Lead(alert.Event.Deal), [.. Facts(alert, text)], AlertLetter.DealLinks(alert, text));

    private static IEnumerable<Fact> News(Alert alert, AlertText text) =>
        string.Join(Beside, text.Changes(alert)) is { Length: > 0 } changes ? [new(text.Say("What changed"), changes)] : [];

    private static IEnumerable<Fact> Facts(Alert alert, AlertText text)
    {
        if (Sources(alert, text) is { Length: > 0 } sources) yield return new(text.Say("Sources"), sources);
        yield return new(text.Say("Why"), string.Join(Beside, text.Why(alert.Rules)));
    }

    private static string Sources(Alert alert, AlertText text)
    {
        var all = text.Sources(alert.Event.Deal).Select(s => s.Text).ToList();
        return string.Join(", ", all.Take(MaxSources)) + (all.Count > MaxSources ? ", …" : "");
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
