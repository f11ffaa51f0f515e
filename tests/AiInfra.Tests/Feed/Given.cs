using System.Collections.Immutable;
using AiInfra.Alerts;
using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Feed;
using AiInfra.Parties;

namespace AiInfra.Tests.Feed;

/// <summary>Entries and pages in named states of the world.</summary>
internal static class Given
{
    public static readonly Uri Site = new("https://deals.example/");
    public static readonly DateTimeOffset Noon = new(2025, 9, 22, 12, 0, 0, TimeSpan.Zero);

    public static FeedEntry LetterOfIntent => Entry(UpTo100Billion, Noon);

    public static FeedEntry BackfillOf2019 => Entry(
        UpTo100Billion with
        {
            Id = "2019-07-microsoft-openai-1b-77aa",
            Title = "Microsoft invests in OpenAI",
            Summary = null,
            Kind = DealKind.Equity,
            Bindingness = Bindingness.Closed,
            Announced = PartialDate.Year(2019),
            Parties = [new("microsoft", "Microsoft", PartyRole.Investor), new("openai", "OpenAI", PartyRole.Investee)],
            Amount = new() { Low = 1_500_000_000.50m, High = 1_500_000_000.50m, Currency = "EUR", Qualifier = AmountQualifier.About, Basis = AmountBasis.Cumulative },
            Power = null,
            Certainty = new(CertaintyLevel.Confident, "said by the company itself"),
            CountsInTotals = new(false, "part of a cumulative figure"),
            Sources = [],
        },
        Noon.AddHours(-1),
        e => e with { Backfill = true, Rules = [new("over-1b", "Deals over $1 billion", "about €1.5 billion is over $1 billion")] });

    public static FeedEntry Corrected(FeedEntry entry) => entry with
    {
        Updated = entry.Updated.AddDays(2).AddMilliseconds(250),
        Event = entry.Event with { Id = "evt-correction", Kind = EventKind.Correction, Corrects = entry.Event.Id, Changes = ["bindingness: definitive → letter of intent"] },
    };

    public static Deal UpTo100Billion => new()
    {
        Id = "2025-09-nvidia-openai-100b-1f2e",
        Title = "Nvidia to invest in OpenAI as 10 GW of systems go live",
        Summary = "Paid in steps, one for each gigawatt « mis en service ».",
        Kind = DealKind.ChipSupply,
        Bindingness = Bindingness.LetterOfIntent,
        Announced = PartialDate.Day(new(2025, 9, 22)),
        Parties = [new("nvidia", "Nvidia", PartyRole.Investor), new("openai", "OpenAI", PartyRole.Investee)],
        Amount = new()
        {
            Text = "up to $100 billion",
            High = 100_000_000_000m,
            Currency = "USD",
            Qualifier = AmountQualifier.UpTo,
            Usd = new(null, 100_000_000_000m, 1, null),
        },
        Power = new(10, null, EnergySource.Unknown),
        Sources =
        [
            new(new("https://news.example/nvidia?a=1&b=2"), "AT&T <News>", SourceType.Company, "en", PartialDate.Day(new(2025, 9, 22)), "\"up to\" $100 billion"),
            new(new("javascript:alert(1)"), null, SourceType.Rumour, null, null, null),
        ],
        Certainty = new(CertaintyLevel.Likely, "a letter of intent, said by both companies"),
        CountsInTotals = new(true, "not part of a counted programme"),
        SubmittedAt = Noon,
        UpdatedAt = Noon,
    };

    public static FeedEntry Entry(Deal deal, DateTimeOffset at, Func<DealEvent, DealEvent>? change = null)
    {
        DealEvent crossed = new()
        {
            Id = $"evt-{deal.Id}",
            Kind = EventKind.Crossed,
            Deal = deal,
            Rules = [new("over-10b", "Deals over $10 billion", "up to $100 billion is over $10 billion")],
            OccurredAt = at,
        };
        return new($"tag:deals.example,2025:{deal.Id}", change?.Invoke(crossed) ?? crossed, new(Site, $"deals/{deal.Id}"), at, at);
    }

    public static FeedPage Page(params ImmutableArray<FeedEntry> entries) => new(entries, Site, null, null);
}
