using System.Collections.Frozen;
using System.Collections.Immutable;
using AiInfra.Parties;

namespace AiInfra.Matching.Evidence;

/// <summary>The words that tell one site from another: those of its name, and those of its place.</summary>
/// <param name="Marks">Numbers and points of the compass in the name or region: Lakeside 1 is not Lakeside 2, nor North Carolina South Carolina.</param>
internal sealed record SiteWords(ImmutableArray<string> Name, ImmutableArray<string> Place, ImmutableArray<string> Marks)
{
    /// <summary>Words of any site, in English, French, German and Spanish.</summary>
    private static readonly FrozenSet<string> Generic = Split(
        "data center centers centre centres datacenter datacenters datacentre datacentres campus site sites park hub cluster supercluster facility facilities project plant the and new of in at for its"
        + " donnees centro centros datos rechenzentrum rechenzentren standort standorte sitio projet projekt proyecto parc des les las los del der die das und city town two three four five six seven eight nine ten"
        + " deux trois quatre cinq sept huit neuf dix zwei drei vier funf sechs sieben acht neun zehn dos tres cuatro cinco seis siete ocho nueve diez first second united states usa");

    /// <summary>A name with one of these is that of a place, not of what is built there.</summary>
    private static readonly FrozenSet<string> Places = Split("parish county township district comte comté landkreis kreis condado province provincia");

    private static readonly FrozenSet<string> Compass = Split("north south east west nord sud est ouest ost norte sur este oeste northern southern eastern western i ii iii iv v");

    public static SiteWords Of(MatchFacts facts)
    {
        if (facts.Site is not { } site) return new([], [], []);
        var parties = facts.Parties.SelectMany(p => PlainWords.List(p.Name)).ToHashSet(StringComparer.Ordinal);
        var name = PlainWords.List(site.Name);
        var region = PlainWords.List(site.Region);
        var isPlace = name.Any(Places.Contains);
        var all = name.Concat(region);
        return new(
            isPlace ? [] : [.. name.Where(Tells)],
            [.. (isPlace ? all : region).Where(Tells)],
            [.. all.Where(word => Compass.Contains(word) || word.All(char.IsDigit)).Distinct().Order(StringComparer.Ordinal)]);

        bool Tells(string word) => IsDistinct(word) && !parties.Contains(word);
    }

    /// <summary>Whether a word can tell a site from others.</summary>
    public static bool IsDistinct(string word) => word.Length >= 3 && !Generic.Contains(word) && !Places.Contains(word) && !Compass.Contains(word) && !word.All(char.IsDigit);

    /// <summary>One word in common; longer words may differ in a letter, as in other languages: Louisiana, Louisiane.</summary>
    public static bool Share(IEnumerable<string> a, IEnumerable<string> b)
    {
        var others = b.ToList();
        return a.Any(word => others.Exists(other => word == other || (word.Length is >= 7 and <= 50 && other.Length is >= 7 and <= 50 && EditDistance.Within(1, word, other) is not null)));
    }

    private static FrozenSet<string> Split(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
