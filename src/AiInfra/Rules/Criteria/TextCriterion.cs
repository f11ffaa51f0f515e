using System.Collections.Immutable;
using System.Text.Json;
using AiInfra.Alerts;
using AiInfra.Deals;
using AiInfra.Deals.Submissions;
using AiInfra.Parties;
using AiInfra.Rules.Text;

namespace AiInfra.Rules;

/// <summary>
/// One of some phrases stands in the title, the summary, a party's name, the site or a quote: <c>text any ("nuclear", "small modular reactor")</c>. Whole words in their order; case, accents and punctuation do not matter.
/// </summary>
public sealed record TextCriterion(ImmutableArray<string> Phrases) : Criterion
{
    private const int MaxPhrase = 100;
    private const string WhatIsRight = "a phrase must have letters or digits, and at most 100 characters";

    private readonly IReadOnlyList<string>[] _words = [.. Phrases.Select(p => EntityId.Words(p).ToList())];

    public override string Text => $"text any {RuleText.List(Phrases.Select(RuleText.Quoted))}";

    public override IEnumerable<string> Keys => _words.Select(phrase => DealKeys.Word(phrase.MaxBy(word => word.Length)!));

    public override int Selectivity => 4;

    public override bool IsMet(Deal deal) => DealWords.Found(deal, _words).Any();

    protected override string Reason(Deal deal, bool met, Wording words) => met
        ? words.Say("it says {0}", Quoted(DealWords.Found(deal, _words).Select(i => Phrases[i])))
        : words.Say("it does not say {0}", Quoted(Phrases));

    public override void Write(Utf8JsonWriter json) => json.WriteStrings("text", Phrases);

    internal static TextCriterion? Parse(RuleCursor cursor)
    {
        if (!cursor.Take("text")) return null;
        if (cursor.TakeAny("any", "contains any", "contains", "in") is null) throw cursor.Wrong("text must go on with any (\"…\", \"…\")");
        return Of(cursor.Items(WhatIsRight)) ?? throw cursor.Wrong(WhatIsRight);
    }

    internal static TextCriterion? Read(Fields rule)
    {
        if (rule.Texts("text", MaxPhrase) is not { } phrases) return null;
        if (Of(phrases) is { } criterion) return criterion;
        rule.Refuse("text", WhatIsRight);
        return null;
    }

    /// <summary>Phrases of the same words are one, in the plain form of their words.</summary>
    private static TextCriterion? Of(IReadOnlyList<string> phrases) =>
        phrases.All(p => p.Length <= MaxPhrase && EntityId.Words(p).Any()) ? new([.. phrases.Select(p => string.Join(' ', EntityId.Words(p))).Distinct().Order(StringComparer.Ordinal)]) : null;

    private static string Quoted(IEnumerable<string> phrases) => string.Join(", ", phrases.Select(p => $"“{p}”"));
}
