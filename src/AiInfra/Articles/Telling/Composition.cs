using AiInfra.Articles.Clauses;
using AiInfra.Articles.Findings;
using AiInfra.Articles.Mentions;
using AiInfra.Deals;

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
            Inferences = [.. conclusions, .. choice.All.Where(e => e.IsReference).Select(e => $"\"{scope.Read.Sentence.Words(e.From, e.To)}\" is taken for {e.Name}")],
        },
        scope,
        discourse.Dates);

    public static string IsTopic(EntityMention entity) => $"{entity.Name} is who the text is about";
}
