using AiInfra.Parties;

namespace AiInfra.Matching.Evidence;

internal enum PartyAgreement { None, Crossed, Subset, Equal }

/// <summary>Which parties two descriptions share. One source naming fewer is normal; each naming another counterpart is not.</summary>
/// <param name="Shared">How many parties both name.</param>
internal sealed record PartyFit(PartyAgreement Agreement, int Shared, MatchPart Part)
{
    private const string What = "parties";

    public static PartyFit Of(MatchFacts a, MatchFacts b)
    {
        var shared = Pairs(a.Parties, b.Parties);
        List<MatchParty> onlyA = [.. a.Parties.Except(shared.Select(p => p.A))];
        List<MatchParty> onlyB = [.. b.Parties.Except(shared.Select(p => p.B))];
        if (shared.Count == 0) return new(PartyAgreement.None, 0, a.Parties.IsEmpty || b.Parties.IsEmpty ? new(What, 0, "parties not named by both") : new(What, -40, "no party in common"));

        var both = string.Join(", ", shared.Select(p => Name(p.A, p.B)).Order(StringComparer.Ordinal));
        var missedA = onlyA.Where(p => !Excused(p, b)).ToList();
        var missedB = onlyB.Where(p => !Excused(p, a)).ToList();
        var roles = shared.Any(p => p.A.Role != p.B.Role) ? ", in other roles" : "";
        return (missedA.Count, missedB.Count) switch
        {
            (0, 0) => new(PartyAgreement.Equal, shared.Count, new(What, 40, $"the same {(shared.Count == 1 ? "party" : "parties")} ({both}){roles}{Also([.. onlyA, .. onlyB])}")),
            (0, _) or (_, 0) => new(PartyAgreement.Subset, shared.Count, new(What, 25, $"{both} in both{roles}{Also([.. onlyA, .. onlyB])}")),
            _ => new(PartyAgreement.Crossed, shared.Count, new(What, 5, $"{both} in both, but {Names(missedA)} in one and {Names(missedB)} in the other")),
        };
    }

    private static List<(MatchParty A, MatchParty B)> Pairs(IEnumerable<MatchParty> a, IEnumerable<MatchParty> b)
    {
        var left = b.ToList();
        List<(MatchParty, MatchParty)> pairs = [];
        // Whoever is surely the same goes first, so that a mere likeness takes nobody's place; the order of the names does not matter.
        foreach (var alike in new Func<MatchParty, MatchParty, bool>[] { (x, y) => x.Root == y.Root, PartyNames.Alike })
        {
            foreach (var party in a.Where(p => pairs.TrueForAll(pair => pair.Item1 != p)).OrderBy(p => p.Root, StringComparer.Ordinal))
            {
                if (left.Where(other => alike(party, other)).OrderBy(p => p.Root, StringComparer.Ordinal).FirstOrDefault() is not { } match) continue;
                left.Remove(match);
                pairs.Add((party, match));
            }
        }

        return pairs;
    }

    /// <summary>A party that only one side lists does no harm when the title of the other names it, or when it merely stands behind the deal: an adviser, a head of state, a government.</summary>
    private static bool Excused(MatchParty party, MatchFacts other) =>
        PlainWords.Names(PlainWords.Line(other.Title), party.Name)
        || (party.Role is PartyRole.Backer && (!party.Known || KnownEntities.Find(party.Id)?.Kind is EntityKind.PublicBody));

    private static string Name(MatchParty a, MatchParty b) => a.Name == b.Name ? a.Name : string.Join("/", new[] { a.Name, b.Name }.Order(StringComparer.Ordinal));

    private static string Names(IEnumerable<MatchParty> parties) => string.Join(", ", parties.Select(p => p.Name).Order(StringComparer.Ordinal));

    private static string Also(IReadOnlyCollection<MatchParty> more) => more.Count == 0 ? "" : $", {Names(more)} only in one";
}
