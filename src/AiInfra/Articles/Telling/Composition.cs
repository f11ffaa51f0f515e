using AiInfra.Articles.Clauses;
using AiInfra.Articles.Findings;
using AiInfra.Articles.Mentions;
using AiInfra.Deals;
using AiInfra.Parties;

namespace AiInfra.Articles.Telling;

/// <summary>Puts together what was found of a deal.</summary>
internal static class Composition
{
    /// <param name="scope">Where it is told.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="choice">Between whom; references to others are noted as conclusions.</param>
    /// <param name="discourse">What was told before.</param>
    /// <param name="conclusions">What else was concluded rather than read, in words.</param>
    public static Candidate Of(Scope scope, DealKind kind, Choice choice, Discourse discourse, params IEnumerable<string> conclusions) => Circumstances.With(
        new()
        {
            Sentence = scope.Read,
            Amount = scope.Amount?.Found,
            Kind = kind,
            Parties = Roles.Of(kind, scope, choice),
            Inferences = [.. conclusions, .. Crowd(scope, choice), .. choice.All.Where(e => e.IsReference).Select(e => $"\"{scope.Read.Sentence.Words(e.From, e.To)}\" is taken for {e.Name}")],
        },
        scope,
        discourse.Dates);

    /// <summary>What else stands in the sentence, and could have been meant.</summary>
    private static IEnumerable<string> Crowd(Scope scope, Choice choice)
    {
        if (scope.Read.Amounts.Count(a => !a.IsNoise) > 1) yield return "the sentence tells of several amounts";
        var others = scope.Read.Parties.Where(e => !e.IsReference && choice.All.All(c => KnownEntities.RootOf(c.EntityId) != KnownEntities.RootOf(e.EntityId))).Select(e => e.Name).Distinct().ToList();
        if (others.Count > 0) yield return $"the sentence names {string.Join(", ", others)} too";
    }

    public static string IsTopic(EntityMention entity) => $"{entity.Name} is who the text is about";
}
