using AiInfra.Articles.Clauses;
using AiInfra.Articles.Languages;
using AiInfra.Deals;
using AiInfra.Parties;

namespace AiInfra.Articles.Telling;

/// <summary>Finds the other side of a deal whose sentence names only one.</summary>
internal static class Completion
{
    /// <summary>With who the sentence began with, or who the text is about; as it is when neither fits.</summary>
    public static (Choice Choice, List<string> Conclusions) Of(Scope scope, Choice choice, Discourse discourse)
    {
        var only = choice.All[0];
        if (scope.Read.Parties.FirstOrDefault(e => e.To <= scope.From && e.EntityId != only.EntityId) is { } first) return (new([first], [only]), []);
        var isLinked = PartyChoice.IsLinked(scope.Read, [only]);
        var topic = scope.Read.HasAny(only.To, scope.Centre, Cue.Pronoun) ? discourse.Topic : discourse.Protagonist(scope.Read);
        if (topic is null || topic.EntityId == only.EntityId || !(isLinked || scope.Has(Cue.Pronoun, Cue.Lead, Cue.Possessive) || scope.Has(Cue.Another))) return (choice, []);
        var other = topic with { IsReference = false };
        return (only.To <= scope.Centre && !isLinked ? new([only], [other]) : new([other], [only]), [Composition.IsTopic(other)]);
    }

    /// <summary>"completó la inversión de 40.000 millones de dólares en OpenAI": the only one named is acted upon, by who the text is about.</summary>
    /// <returns>Null when the sentence says itself who acts, or nobody does.</returns>
    public static Choice? WithSubject(Scope scope, Choice choice, Discourse discourse)
    {
        if (choice.All is not [{ IsReference: false } only] || discourse.Topic is not { } topic || topic.EntityId == only.EntityId) return null;
        var isObject = scope.Read.StandsBefore(Cue.Into, only.From, 2) || scope.Read.StandsBefore(Cue.With, only.From, 2) || scope.Read.StandsBefore(Cue.To, only.From, 2) || scope.Read.HasAny(0, only.From, Cue.Acquire);
        return isObject ? new([topic with { IsReference = false }], choice.All) : null;
    }

    /// <summary>"A loan from Morgan Stanley", "Meta agreed to pay for computing capacity": the borrower, or the seller, is who the text is about.</summary>
    public static (Choice Choice, IEnumerable<string> Conclusions) WithCounterparty(Scope scope, DealKind kind, Choice choice, Discourse discourse)
    {
        if (kind is DealKind.Debt && choice.All.All(e => e.Sector is Sector.Capital) && discourse.Protagonist(scope.Read) is { Sector: not Sector.Capital } borrower)
            return (new([borrower with { IsReference = false }], choice.All), [Composition.IsTopic(borrower)]);
        if (choice.All.Count == 1 && SellerOf(kind) is { } sector && discourse.Main() is { } seller && seller.Sector == sector && choice.All[0].Sector != sector && scope.Has(Cue.Buying, Cue.Signed))
            return (new(choice.All, [seller with { IsReference = false }]), [Composition.IsTopic(seller)]);
        return (choice, []);
    }

    private static Sector? SellerOf(DealKind kind) => kind switch { DealKind.CloudContract => Sector.Cloud, DealKind.ChipSupply => Sector.Chips, DealKind.Power => Sector.Energy, _ => null };
}
