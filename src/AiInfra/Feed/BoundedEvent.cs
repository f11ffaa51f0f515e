using System.Collections.Immutable;
using System.Globalization;
using AiInfra.Alerts;
using AiInfra.Deals;

namespace AiInfra.Feed;

/// <summary>
/// An event whose texts from outside are each one harmless line and together within the budget of an entry. Amounts, kinds and bindingness are no free text:
/// they stay whole whatever the rest says. What a reader must not miss is taken first.
/// </summary>
/// <param name="NotShown">What was left out, in words; empty when all is there.</param>
internal sealed record BoundedEvent(DealEvent Event, ImmutableArray<string> NotShown)
{
    /// <summary>
    /// Bytes as <see cref="FeedText.Cost(System.Text.Rune)"/> counts them. JSON repeats a text three times at most (HTML, plain text, and title, summary or extension):
    /// 20 entries × (3 × 2,400 + about 4,700 of markup) stay below 250,000.
    /// </summary>
    private const int EntryBudget = 2_400;

    private const int MaxParties = 8;
    private const int MaxChanges = 8;
    private const int MaxRules = 8;
    private const int MaxSources = 5;
    private const int MaxDissenters = 2;

    public static BoundedEvent Of(DealEvent whole)
    {
        var budget = new TextBudget(EntryBudget);
        var deal = WithUnsettled(Named(whole.Deal, budget), budget);
        var changes = whole.Changes.Take(MaxChanges).Select(c => budget.Take(c, 200)).Where(c => c.Length > 0).ToImmutableArray();
        var rules = Rules(whole.Rules, budget);
        var sources = whole.Deal.Sources.Take(MaxSources).Select(s => Cited(s, budget)).ToImmutableArray();
        var summary = whole.Deal.Summary is { } text ? budget.Take(text, 600) : null;
        return new(
            whole with { Deal = deal with { Sources = sources, Summary = summary }, Changes = changes, Because = whole.Because is { } why ? budget.Take(why, 200) : null, Rules = rules },
            NotShownOf(
                (whole.Deal.Parties.Length - deal.Parties.Length, "parties"),
                (whole.Changes.Length - changes.Length, "changes"),
                (whole.Rules.Length - rules.Length, "rules"),
                (whole.Deal.Sources.Length - sources.Length, "sources")));
    }

    private static Deal Named(Deal deal, TextBudget budget) => deal with
    {
        Parties = [.. deal.Parties.Take(MaxParties).Select(p => p with { Name = budget.Take(p.Name, 90) })],
        Title = budget.Take(deal.Title, 200),
        Amount = deal.Amount with
        {
            Currency = deal.Amount.Currency is { } currency ? budget.Take(currency, 12) : null,
            Text = deal.Amount.Text is { } text ? budget.Take(text, 160) : null,
        },
        Certainty = deal.Certainty with { Reason = budget.Take(deal.Certainty.Reason, 240) },
        CountsInTotals = deal.CountsInTotals with { Reason = budget.Take(deal.CountsInTotals.Reason, 160) },
        Site = deal.Site is { } site ? site with { Name = Short(site.Name, budget), Country = Short(site.Country, budget), Region = Short(site.Region, budget) } : null,
    };

    private static Deal WithUnsettled(Deal deal, TextBudget budget) => deal with
    {
        PossibleDuplicates = [.. Unsettled.Doubts(deal).Where(d => budget.TryTakeWhole(d.DealId, 120)).Select(d => d with { Why = "" })],
        AlsoReported =
        [
            .. Unsettled.Dissents(deal)
                .Select(a => a with { Value = budget.Take(a.Value, 120), By = [.. a.By.Take(MaxDissenters).Select(by => budget.Take(by, 60))] })
                .Where(a => a.Value.Length > 0),
        ],
    };

    private static string? Short(string? text, TextBudget budget) => text is null ? null : budget.Take(text, 60);

    private static ImmutableArray<MetRule> Rules(ImmutableArray<MetRule> rules, TextBudget budget) =>
    [
        .. rules.Take(MaxRules)
            .Where(r => budget.TryTakeWhole(r.RuleId, 100))
            .Select(r => r with { RuleName = budget.Take(r.RuleName, 100), Reason = budget.Take(r.Reason, 200) }),
    ];

    private static Source Cited(Source source, TextBudget budget)
    {
        var link = WebUrl.Of(source.Url);
        return source with
        {
            Publisher = (source.Publisher ?? link?.Host) is { } publisher ? budget.Take(publisher, 100) : null,
            Url = link is not null && budget.TryTakeWhole(link.AbsoluteUri, 600) ? link : null,
            Quote = source.Quote is { Length: > 0 } quote ? budget.Take(quote, 300) : null,
        };
    }

    private static ImmutableArray<string> NotShownOf(params ReadOnlySpan<(int Count, string What)> parts)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        foreach (var (count, what) in parts)
        {
            if (count > 0) words.Add(string.Create(CultureInfo.InvariantCulture, $"{count} more {what}"));
        }

        return words.ToImmutable();
    }
}
