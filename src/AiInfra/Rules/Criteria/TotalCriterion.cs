using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AiInfra.Alerts;
using AiInfra.Deals;
using AiInfra.Deals.Submissions;
using AiInfra.Rules.Text;

namespace AiInfra.Rules;

/// <summary>
/// What the deals of a party, or of a pair, come to within a number of months: <c>total &gt; 250B USD of (OpenAI as buyer) in 24 months</c>. The rule's other criteria choose which deals count; no dollar counts twice.
/// One deal alone cannot answer it: <see cref="Totals.RunningTotal"/> does.
/// </summary>
/// <param name="Bound">US dollars.</param>
/// <param name="Inclusive">True for "at least", false for "over".</param>
/// <param name="Parties">One, or several that take part together.</param>
/// <param name="Months">The length of the window.</param>
public sealed record TotalCriterion(decimal Bound, bool Inclusive, ImmutableArray<RuleParty> Parties, int Months) : Criterion
{
    private const int MaxParties = 5;
    private const int MaxMonths = 240;

    public override string Text =>
        string.Create(CultureInfo.InvariantCulture, $"total {RuleText.Comparison(Inclusive)} {RuleText.Money(Bound)} of {RuleText.List(Parties.Select(p => p.Text))} in {Months} months");

    public override IEnumerable<string> Keys => [DealKeys.Party(Parties[0].EntityId)];

    public override int Selectivity => 6;

    /// <summary>Whether the deal is one of those that are summed up.</summary>
    public override bool IsMet(Deal deal) => Parties.All(p => p.In(deal) is not null);

    protected override string Reason(Deal deal, bool met, Wording words) => met ? "" : words.Say("{0} does not take part", Names(words));

    public bool IsReachedBy(decimal usd) => Inclusive ? usd >= Bound : usd > Bound;

    /// <summary>"OpenAI as buyer: $330 billion in the 24 months to 2025-09-10, over $250 billion".</summary>
    /// <param name="usd">The sum.</param>
    /// <param name="until">The last deal of the window.</param>
    /// <param name="words">The language.</param>
    public string Reason(decimal usd, DateOnly until, Wording words)
    {
        ArgumentNullException.ThrowIfNull(words);
        string[] values = [Names(words), words.Money(usd, "USD"), words.Number(Months, 0), until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), words.Money(Bound, "USD")];
        return (IsReachedBy(usd), Inclusive) switch
        {
            (true, true) => words.Say("{0}: {1} in the {2} months to {3}, at least {4}", values),
            (true, false) => words.Say("{0}: {1} in the {2} months to {3}, over {4}", values),
            (false, true) => words.Say("{0}: {1} in the {2} months to {3}, not at least {4}", values),
            _ => words.Say("{0}: {1} in the {2} months to {3}, not over {4}", values),
        };
    }

    public override void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("total");
        json.WriteString(Inclusive ? "atLeast" : "over", Json.MoneyConverter.Text(Bound));
        json.WriteStartArray("of");
        foreach (var party in Parties) party.Write(json);
        json.WriteEndArray();
        json.WriteNumber("months", Months);
        json.WriteEndObject();
    }

    internal static TotalCriterion? Parse(RuleCursor cursor)
    {
        if (!cursor.Take("total")) return null;
        var inclusive = RuleText.Inclusive(cursor);
        var bound = RuleText.Money(cursor);
        cursor.Expect("of", "a total must go on with of and a party: of (OpenAI as buyer)");
        var parties = Of(cursor.Parties(cursor.WindowWord).Select(party => RuleParty.Parse(party, cursor)));
        if (cursor.TakeAny("in", "within") is null) throw cursor.Wrong("a total must end with its window: in 24 months");
        var months = cursor.Number("the window of a total must be a number of months");
        if (cursor.TakeAny("years", "year") is not null) months *= 12;
        else if (cursor.TakeAny("months", "month") is null) throw cursor.Wrong("the window of a total must be in months");
        if (months is < 1 or > MaxMonths || months % 1 != 0) throw cursor.Wrong("the window of a total must be from 1 to 240 months");
        if (bound is < 0 or > AmountCriterion.MaxBound) throw cursor.Wrong("the bound of a total must be from 0 to 100T USD");
        return parties.Length <= MaxParties ? new(bound, inclusive, parties, (int)months) : throw cursor.Wrong("a total is of at most 5 parties");
    }

    internal static TotalCriterion? Read(Fields rule)
    {
        if (rule.Object("total") is not { } total) return null;
        var parties = Of(total.Objects("of", MaxParties, RuleParty.Read));
        var months = total.Number("months", 1, MaxMonths, "months");
        var bound = AmountCriterion.ReadBound(total);
        if (parties.IsEmpty) total.Refuse("of", "needs a party, or a pair: [{\"entity\": \"OpenAI\", \"role\": \"buyer\"}]");
        if (months is null or 0 || months % 1 != 0) total.Refuse("months", "must be a whole number of months from 1 to 240");
        return bound is null || parties.IsEmpty || months is not { } window ? null : new(bound.Bound, bound.Inclusive, parties, (int)window);
    }

    private static ImmutableArray<RuleParty> Of(IEnumerable<RuleParty> parties) => [.. parties.Distinct().OrderBy(p => p.EntityId, StringComparer.Ordinal).ThenBy(p => p.Role)];

    private string Names(Wording words) => string.Join(" – ", Parties.Select(p => p.Say(words)));
}
