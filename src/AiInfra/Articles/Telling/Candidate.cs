using System.Collections.Immutable;
using AiInfra.Amounts;
using AiInfra.Articles.Mentions;
using AiInfra.Deals;
using AiInfra.Parties;

namespace AiInfra.Articles.Telling;

/// <summary>A party of a candidate and what it does in it.</summary>
internal sealed record ToldParty(EntityMention Entity, PartyRole Role);

/// <summary>What one part of a sentence tells of a deal. Several candidates may tell of one.</summary>
internal sealed record Candidate
{
    public required ReadSentence Sentence { get; init; }

    /// <summary>Null when no amount is told.</summary>
    public FoundAmount? Amount { get; init; }

    public required DealKind Kind { get; init; }

    public ImmutableArray<ToldParty> Parties { get; init; } = [];

    public Bindingness Bindingness { get; init; } = Bindingness.Reported;

    public DealStatus Status { get; init; }

    /// <summary>Null when nothing says when.</summary>
    public PartialDate? Announced { get; init; }

    public bool DateIsTold { get; init; }

    public bool IsCumulative { get; init; }

    public TermMention? Term { get; init; }

    public PlaceMention? Place { get; init; }

    public string? Project { get; init; }

    public decimal? Gigawatts { get; init; }

    public EnergySource Energy { get; init; }

    /// <summary>What was concluded rather than read, in words.</summary>
    public ImmutableArray<string> Inferences { get; init; } = [];

    /// <summary>The parties as chosen: the first acts.</summary>
    public Choice Choice => new([.. Parties.Take(1).Select(p => p.Entity with { IsReference = false })], [.. Parties.Skip(1).Select(p => p.Entity with { IsReference = false })]);

    public IReadOnlySet<string> PartyIds => Parties.Select(p => p.Entity.EntityId).ToHashSet();
}
