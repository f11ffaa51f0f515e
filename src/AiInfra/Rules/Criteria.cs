using AiInfra.Deals.Submissions;
using AiInfra.Rules.Text;

namespace AiInfra.Rules;

/// <summary>Every criterion there is, in the order in which a rule's text names them.</summary>
internal static class Criteria
{
    private static readonly (Type Type, Func<RuleCursor, Criterion?> Parse, Func<Fields, IEnumerable<Criterion?>> Read)[] Known =
    [
        (typeof(AmountCriterion), AmountCriterion.Parse, rule => [AmountCriterion.Read(rule)]),
        (typeof(KindCriterion), KindCriterion.Parse, rule => [KindCriterion.Read(rule)]),
        (typeof(PartyCriterion), PartyCriterion.Parse, PartyCriterion.Read),
        (typeof(RoleCriterion), RoleCriterion.Parse, rule => [RoleCriterion.Read(rule)]),
        (typeof(CountryCriterion), CountryCriterion.Parse, rule => [CountryCriterion.Read(rule)]),
        (typeof(PowerCriterion), PowerCriterion.Parse, rule => [PowerCriterion.Read(rule)]),
        (typeof(CertaintyCriterion), CertaintyCriterion.Parse, rule => [CertaintyCriterion.Read(rule)]),
        (typeof(BindingnessCriterion), BindingnessCriterion.Parse, rule => [BindingnessCriterion.Read(rule)]),
        (typeof(TextCriterion), TextCriterion.Parse, rule => [TextCriterion.Read(rule)]),
        (typeof(TotalCriterion), TotalCriterion.Parse, rule => [TotalCriterion.Read(rule)]),
    ];

    /// <exception cref="RuleTextException">There is none at this place.</exception>
    public static Criterion Parse(RuleCursor cursor)
    {
        foreach (var (_, parse, _) in Known)
        {
            if (parse(cursor) is { } criterion) return criterion;
        }

        throw cursor.Wrong("a criterion must begin with amount, kind, party, role, country, power, certainty, bindingness, text or total");
    }

    public static IEnumerable<Criterion> Read(Fields rule) => Known.SelectMany(known => known.Read(rule)).OfType<Criterion>().ToList();

    /// <summary>The same criteria in the one order, each once.</summary>
    public static IEnumerable<Criterion> InOrder(IEnumerable<Criterion> criteria) =>
        criteria.DistinctBy(c => c.Text).OrderBy(c => Array.FindIndex(Known, known => known.Type == c.GetType())).ThenBy(c => c.Text, StringComparer.Ordinal);
}
