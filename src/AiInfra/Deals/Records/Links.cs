using System.Collections.Immutable;

namespace AiInfra.Deals.Records;

/// <summary>How a deal stands to others, as matching found or a person judged. After a merge it speaks in the other deal, and goes with the merged one when the merge is taken back.</summary>
/// <param name="DealId">Whose links these are.</param>
public sealed record Links(string DealId, ImmutableArray<Relation> Related, ImmutableArray<Doubt> Doubts)
{
    public bool IsEmpty => Related.IsEmpty && Doubts.IsEmpty;

    public bool Equals(Links? other) => other is not null && DealId == other.DealId && Related.SequenceEqual(other.Related) && Doubts.SequenceEqual(other.Doubts);

    public override int GetHashCode() => HashCode.Combine(DealId, Related.Length, Doubts.Length);

    /// <summary>Without any doubt or tranche between this deal and another: a person judged anew.</summary>
    public Links Without(string otherId) => this with
    {
        Related = [.. Related.Where(r => r != new Relation(RelationType.TrancheOf, otherId))],
        Doubts = [.. Doubts.Where(d => d.DealId != otherId)],
    };
}
