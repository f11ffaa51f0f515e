namespace AiInfra.Parties;

/// <summary>How a reported name led to a known entity.</summary>
public enum MatchedBy { Unknown, Name, LegalForm, Alias, FormerName, Ticker, Spelling }

/// <summary>Who is meant by a reported name.</summary>
/// <param name="EntityId">Of the known entity, or else what <see cref="Parties.EntityId"/> makes of the name; empty when the name has no letter or digit.</param>
/// <param name="Name">The usual name of the known entity, or null.</param>
/// <param name="Explanation">In words: <c>"Facebook" is a former name of Meta</c>.</param>
public sealed record PartyMatch(string EntityId, string? Name, MatchedBy How, string Explanation)
{
    public bool IsKnown => How is not MatchedBy.Unknown;
}
