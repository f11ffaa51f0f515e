using AiInfra.Deals;
using AiInfra.Parties;

namespace AiInfra.Rules;

/// <summary>The words of a deal in which rules look for text: of its title, summary, parties, site and quotes, without case and accents.</summary>
internal static class DealWords
{
    public static IEnumerable<string> Of(Deal deal) => Texts(deal).SelectMany(EntityId.Words);

    /// <summary>Of the phrases those whose words stand next to each other, in their order, in one of the texts; each text is parted once.</summary>
    public static IEnumerable<int> Found(Deal deal, IReadOnlyList<IReadOnlyList<string>> phrases)
    {
        var texts = Texts(deal).Select(text => EntityId.Words(text).ToList()).ToList();
        return Enumerable.Range(0, phrases.Count).Where(i => texts.Any(text => Contains(text, phrases[i])));
    }

    private static bool Contains(List<string> words, IReadOnlyList<string> phrase)
    {
        for (var at = 0; at + phrase.Count <= words.Count; at++)
        {
            if (phrase.Select((word, i) => words[at + i] == word).All(same => same)) return true;
        }

        return false;
    }

    private static IEnumerable<string> Texts(Deal deal)
    {
        string?[] texts = [deal.Title, deal.Summary, deal.Site?.Name, deal.Site?.Region, .. deal.Parties.Select(p => p.Name), .. deal.Sources.Select(s => s.Quote)];
        return texts.OfType<string>();
    }
}
