using System.Globalization;
using System.Text.Json.Nodes;
using AiInfra.Alerts;
using AiInfra.Functions.Notifications.Cards;

namespace AiInfra.Functions.Notifications.Teams;

/// <summary>Draws what a card says in elements of Adaptive Cards, as far as a cut lets it.</summary>
internal sealed class CardBody(AlertText words, CardCut cut)
{
    public IEnumerable<JsonNode> Of(Card card) => card switch
    {
        AlertCard alert => Alert(alert),
        SummaryCard summary => Summary(summary),
        NoticeCard notice => Notice(notice),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>Plain text in Markdown; what is cut says so.</summary>
    public string Text(string line)
    {
        var more = words.Say("… more in the record");
        return Markdown.Escape(line.Length <= cut.Length ? line : PlainText.Cut(line, cut.Length - more.Length).TrimEnd('…') + more);
    }

    private IEnumerable<JsonNode> Alert(AlertCard card)
    {
        yield return Title(card);
        yield return Element.Block(Text(card.Lead[0].Value), ("size", "ExtraLarge"), ("weight", "Bolder"), ("color", "Accent"), ("spacing", "Small"));
        if (card.Changes.Count > 0) yield return Element.Container([.. Section(words.Say("What changed"), card.Changes)], ("style", "warning"), ("spacing", "Medium"));
        yield return Element.FactSet([.. card.Lead.Skip(1), .. card.Details], "Medium", Text);
        foreach (var node in Section(words.Say("Why you get this"), card.Why)) yield return node;
        foreach (var node in Sources(card.Sources)) yield return node;
    }

    private IEnumerable<JsonNode> Summary(SummaryCard card)
    {
        yield return Title(card);
        foreach (var entry in card.Entries.Take(cut.Entries)) yield return Element.Container([.. Entry(entry)], ("separator", true), ("spacing", "Medium"));
        var left = card.Left + Math.Max(0, card.Entries.Count - cut.Entries);
        if (left > 0) yield return Element.Subtle(words.Say("… and {0} more", Number(left)), ("separator", true), ("spacing", "Medium"));
    }

    private IEnumerable<JsonNode> Entry(SummaryEntry entry)
    {
        yield return Element.Block(Markdown.Link(PlainText.Cut(entry.Title, cut.Length), entry.Links.Record), ("weight", "Bolder"));
        foreach (var change in Lines(entry.Changes)) yield return change;
        yield return Element.FactSet([entry.Certainty], "Small", Text);
        var links = $"{Markdown.Link(words.Say("Mute this deal"), entry.Links.Mute)} · {Markdown.Link(words.Say("Report an error"), entry.Links.Report)}";
        yield return Element.Block(links, ("size", "Small"), ("spacing", "Small"));
    }

    private IEnumerable<JsonNode> Notice(NoticeCard card)
    {
        yield return Title(card);
        yield return Element.Block(Text(card.Body));
        if (card.Detail is { } detail) yield return Element.Block(Text(detail), ("isSubtle", true));
    }

    private JsonObject Title(Card card) => Element.Block(Text(card.Title), ("size", "Medium"), ("weight", "Bolder"));

    private IEnumerable<JsonNode> Section(string title, IReadOnlyList<string> lines) => lines.Count == 0 ? [] : [Element.Heading(title), .. Lines(lines)];

    private IEnumerable<JsonNode> Lines(IReadOnlyList<string> lines)
    {
        foreach (var line in lines.Take(cut.Lines)) yield return Element.Block(Text(line), ("spacing", "Small"));
        if (lines.Count > cut.Lines) yield return Rest(lines.Count - cut.Lines);
    }

    private IEnumerable<JsonNode> Sources(IReadOnlyList<(string Text, Uri? Url)> sources)
    {
        if (sources.Count == 0) yield break;
        yield return Element.Heading(words.Say("Sources"));
        foreach (var (text, url) in sources.Take(cut.Sources)) yield return Element.Block(url is null ? Text(text) : Markdown.Link(PlainText.Cut(text, cut.Length), url), ("spacing", "Small"));
        if (sources.Count > cut.Sources) yield return Rest(sources.Count - cut.Sources);
    }

    private JsonObject Rest(int count) => Element.Subtle(words.Say("… {0} more in the record", Number(count)), ("spacing", "Small"));

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
