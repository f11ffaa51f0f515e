using System.Collections.Immutable;
using AiInfra.Articles;
using AiInfra.Deals;
using AiInfra.Parties;

namespace AiInfra.LocalHost.ArticleCorpus;

/// <summary>A deal of a key and the deal that was read for it.</summary>
internal sealed record Found(KeyDeal Key, Deal Deal);

/// <summary>What of a key was found in an article, what was missed, and what was invented.</summary>
internal sealed record ArticleScore(string File, string Language, ImmutableArray<Found> Right, ImmutableArray<KeyDeal> Missed, ImmutableArray<(Deal Deal, ArticleDeal Read)> Invented)
{
    public int Expected => Right.Count(f => !f.Key.Optional) + Missed.Length;

    public static ArticleScore Of(string file, ArticleReading.Ok reading, ArticleKey key)
    {
        var read = reading.Deals.Select(deal => (Deal: ArticleKey.DealOf(deal.Submission), Read: deal)).ToList();
        List<Found> right = [];
        foreach (var expected in key.Deals)
        {
            var at = read.FindIndex(found => IsRight(expected.Deal, found.Deal));
            if (at < 0) continue;
            right.Add(new(expected, read[at].Deal));
            read.RemoveAt(at);
        }

        return new(file, reading.Language, [.. right], [.. key.Deals.Where(deal => !deal.Optional && right.TrueForAll(f => f.Key != deal))], [.. read]);
    }

    /// <summary>The same parties, whatever their names and roles, and the same bounds of the amount.</summary>
    private static bool IsRight(Deal expected, Deal found) =>
        Parties(expected).SetEquals(Parties(found)) && (expected.Kind is DealKind.Forecast) == (found.Kind is DealKind.Forecast)
        && Ends(expected) == Ends(found) && expected.Amount.Currency == found.Amount.Currency && SitesFit(expected, found);

    private static HashSet<string> Parties(Deal deal) => deal.Kind is DealKind.Forecast ? [] : [.. deal.Parties.Select(p => KnownEntities.RootOf(p.EntityId))];

    private static (decimal?, decimal?) Ends(Deal deal) => (deal.Amount.Low ?? deal.Amount.High, deal.Amount.High ?? deal.Amount.Low);

    /// <summary>Two sites of one owner without a price are told apart by their names.</summary>
    private static bool SitesFit(Deal expected, Deal found) => expected.Amount.Low is not null || expected.Amount.High is not null || expected.Site?.Name is null || found.Site?.Name is null || expected.Site.Name == found.Site.Name;
}
