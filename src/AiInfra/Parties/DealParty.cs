namespace AiInfra.Parties;

public enum PartyRole { Investor, Investee, Buyer, Supplier, Owner, Operator, Lender, Backer, Builder }

/// <param name="EntityId">Stable id of the company or body, see <see cref="Parties.EntityId"/>.</param>
/// <param name="Name">The name as reported.</param>
/// <param name="Verified">The id is of one of the <see cref="KnownEntities"/>.</param>
/// <param name="Match">Why this name is that entity; null when it is its usual name letter for letter, and when nobody known is meant.</param>
public sealed record DealParty(string EntityId, string Name, PartyRole Role, bool Verified = false, string? Match = null)
{
    /// <summary>The party of a name.</summary>
    public static DealParty Of(string name, PartyRole role)
    {
        var match = KnownEntities.Match(name);
        return new(match.EntityId, name, role, match.IsKnown, match.IsKnown && match.Name != name ? match.Explanation : null);
    }

    /// <summary>The party of a name that came with an id: the id decides, also when it is another name of a known entity.</summary>
    public static DealParty Of(string name, PartyRole role, string entityId)
    {
        var byName = Of(name, role);
        if (byName.EntityId == entityId) return byName;
        var known = KnownEntities.Match(entityId) is { IsKnown: true, How: not MatchedBy.Spelling } match ? match : null;
        if (known is null) return new(entityId, name, role);
        return known.EntityId == byName.EntityId ? byName : new(known.EntityId, name, role, Verified: true, $"the submission says that \"{name}\" is {known.Name}");
    }
}
