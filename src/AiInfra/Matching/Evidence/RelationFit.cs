using System.Collections.Immutable;
using AiInfra.Deals;

namespace AiInfra.Matching.Evidence;

/// <summary>What one deal says of the other. It decides alone, and whatever tells them apart comes first.</summary>
internal static class RelationFit
{
    public static MatchResult? Of(MatchFacts a, MatchFacts b)
    {
        HashSet<RelationType> types = [.. Towards(a, b), .. Towards(b, a)];
        if (types.Count == 0) return null;
        var type = types.Order().First(t => t is not RelationType.SameAs || types.Count == 1);
        var verdict = type switch
        {
            RelationType.SameAs => MatchVerdict.Same,
            RelationType.TrancheOf => MatchVerdict.Tranche,
            _ => MatchVerdict.Different,
        };
        ImmutableArray<MatchPart> parts = [new("relation", verdict is MatchVerdict.Same ? 100 : 0, $"one is told to {Words(type)} the other")];
        return new(verdict, parts[0].Points, parts);
    }

    private static IEnumerable<RelationType> Towards(MatchFacts from, MatchFacts to) => from.Relations.Where(r => r.DealId == to.DealId && from.DealId != to.DealId).Select(r => r.Type);

    private static string Words(RelationType type) => type switch
    {
        RelationType.PartOf => "be part of",
        RelationType.TrancheOf => "be a tranche of",
        RelationType.Funds => "fund",
        RelationType.Supersedes => "supersede",
        _ => "be the same as",
    };
}
