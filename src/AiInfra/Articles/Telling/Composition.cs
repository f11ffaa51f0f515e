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

    /// <summary>What else stands among the parties and the amount, and could have been meant.</summary>
    private static IEnumerable<string> Crowd(Scope scope, Choice choice)
    {
        List<(int From, int To)> told = [.. choice.All.Where(c => scope.Read.Entities.Contains(c)).Select(c => (c.From, c.To)), .. scope.Amount is { } amount ? [(amount.From, amount.To)] : Array.Empty<(int, int)>()];
        if (told.Count == 0) yield break;
        var (from, to) = (scope.Read.ChunkOf(told.Min(t => t.From), told.Min(t => t.From)).From, scope.Read.ChunkOf(told.Max(t => t.To), told.Max(t => t.To)).To);
        if (scope.Read.Amounts.Count(a => !a.IsNoise && a.From >= from && a.To <= to) > 1) yield return "several amounts stand together";
        var others = scope.Read.Parties.Where(e => e.From >= from && e.To <= to && !e.IsReference && choice.All.All(c => KnownEntities.RootOf(c.EntityId) != KnownEntities.RootOf(e.EntityId)));
        foreach (var other in others.Select(e => e.Name).Distinct()) yield return $"{other} is named beside them";
    }

    public static string IsTopic(EntityMention entity) => $"{entity.Name} is who the text is about";
}
