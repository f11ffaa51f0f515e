using System.Text.Json;
using AiInfra.Alerts;
using AiInfra.Amounts;
using AiInfra.Deals;

namespace AiInfra.Feed;

/// <summary>One line of an item. Plain text: each renderer escapes for its own format.</summary>
internal sealed record FeedLine(string Text, string? Label = null, Uri? Link = null, string? Quote = null);

internal sealed record FeedSection(string Heading, IReadOnlyList<FeedLine> Lines);

/// <summary>An entry in words, bounded and safe, before it takes a format.</summary>
/// <param name="Event">The event with every text bounded.</param>
/// <param name="Lead">Paragraphs that stand before the sections.</param>
internal sealed record FeedItem(FeedEntry Entry, DealEvent Event, string Title, string Summary, IReadOnlyList<string> Lead, IReadOnlyList<FeedSection> Sections)
{
    public Deal Deal => Event.Deal;

    public IEnumerable<Uri> SourceLinks => Deal.Sources.Select(s => s.Url).OfType<Uri>().Distinct();

    /// <summary>The categories: what kind of deal it is and how binding.</summary>
    public IEnumerable<(string Term, string Label)> Tags =>
    [
        (Term(Deal.Kind), AlertText.Words(Deal.Kind)),
        (Term(Deal.Bindingness), AlertText.Words(Deal.Bindingness)),
    ];

    /// <summary>An enum member as machines read it: <c>LetterOfIntent</c> → "letter_of_intent".</summary>
    public static string Term<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static FeedItem Of(FeedEntry entry)
    {
        var (dealEvent, notShown) = BoundedEvent.Of(entry.Event);
        var title = AlertText.English.Subject(dealEvent) + (dealEvent.Backfill ? $" (announced {dealEvent.Deal.Announced})" : "");
        return new(entry, dealEvent, title, SummaryOf(dealEvent.Deal), [.. LeadOf(dealEvent)], [.. SectionsOf(dealEvent, notShown).Where(s => s.Lines.Count > 0)]);
    }

    private static string SummaryOf(Deal deal)
    {
        var firmness = $"{AmountText.Of(deal.Amount)}, {AlertText.Words(deal.Bindingness)}, announced {deal.Announced}.";
        return string.IsNullOrWhiteSpace(deal.Summary) ? firmness : $"{firmness} {deal.Summary}";
    }

    private static IEnumerable<string> LeadOf(DealEvent dealEvent)
    {
        if (dealEvent.Kind is EventKind.Correction) yield return "Correction: the facts changed after this entry was first published.";
        if (dealEvent.Backfill) yield return $"Backfill: announced {dealEvent.Deal.Announced}, long before it was submitted here.";
        if (!string.IsNullOrWhiteSpace(dealEvent.Deal.Title)) yield return dealEvent.Deal.Title;
        if (!string.IsNullOrWhiteSpace(dealEvent.Deal.Summary)) yield return dealEvent.Deal.Summary;
    }

    private static IEnumerable<FeedSection> SectionsOf(DealEvent dealEvent, IReadOnlyCollection<string> notShown)
    {
        yield return new("What changed", [.. dealEvent.Changes.Select(c => new FeedLine(c)), .. dealEvent.Because is { } why ? (FeedLine[])[new($"why: {why}")] : []]);
        yield return new("Facts", [.. AlertText.English.Facts(dealEvent).Select(f => new FeedLine(f.Value, f.Label))]);
        yield return new("Why it is here", [.. AlertText.English.Why(dealEvent.Rules).Select(w => new FeedLine(w))]);
        yield return new("Sources", [.. AlertText.English.Sources(dealEvent.Deal).Zip(dealEvent.Deal.Sources, (line, source) => new FeedLine(line.Text, Link: line.Url, Quote: source.Quote))]);
        yield return new("Only in the record", [.. notShown.Select(n => new FeedLine(n))]);
    }
}
