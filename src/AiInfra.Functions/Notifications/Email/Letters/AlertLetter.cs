using System.Collections.Immutable;
using System.Globalization;
using AiInfra.Alerts;

namespace AiInfra.Functions.Notifications.Email.Letters;

/// <summary>One event: the figure first, then what changed, who says so, the details, and why it came.</summary>
internal static class AlertLetter
{
    /// <summary>A mail of more than some 100 KB is cut off by its reader; the record has all sources.</summary>
    private const int MaxSources = 20;

    public static Letter Of(Alert alert)
    {
        var text = AlertText.In(alert.Reader.Language);
        var deal = alert.Event.Deal;
        return new(
            text,
            text.Subject(alert.Event),
            [
                new Part.Heading(text.Heading(alert.Event)),
                new Part.Lead(text.Lead(deal)),
                .. Listing(text.Say("What changed"), [.. text.Changes(alert).Select(change => new Line(change))]),
                .. Listing(text.Say("Sources"), Sources(alert, text)),
                new Part.Details(text.Details(deal)),
                .. Listing(text.Say("Why you get this"), [.. text.Why(alert.Rules).Select(why => new Line(why))]),
                new Part.Button(text.Say("Open the record"), alert.Links.Record),
            ],
            Footing.Of(alert.Reader, text, DealLinks(alert, text)));
    }

    public static ImmutableArray<Line> DealLinks(Alert alert, AlertText text) => [new(text.Say("Mute this deal"), alert.Links.Mute), new(text.Say("Report an error"), alert.Links.Report)];

    private static ImmutableArray<Line> Sources(Alert alert, AlertText text)
    {
        ImmutableArray<Line> all = [.. text.Sources(alert.Event.Deal).Select(s => new Line(s.Text, s.Url))];
        return all.Length <= MaxSources ? all : [.. all.Take(MaxSources), new(text.Say("… {0} more in the record", (all.Length - MaxSources).ToString(CultureInfo.InvariantCulture)))];
    }

    private static IEnumerable<Part> Listing(string title, ImmutableArray<Line> lines) => lines.IsEmpty ? [] : [new Part.Listing(title, lines)];
}
