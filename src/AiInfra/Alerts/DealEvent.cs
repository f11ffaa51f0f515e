using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AiInfra.Deals;
using AiInfra.Rules;
using AiInfra.Totals;

namespace AiInfra.Alerts;

/// <summary>What an evaluation of a deal found new.</summary>
public enum EventKind
{
    /// <summary>The deal first met a rule, or met it again after falling back.</summary>
    Crossed,

    /// <summary>Those already told should know that the facts changed.</summary>
    Correction,
}

/// <summary>A rule the deal met, with the reason in words.</summary>
/// <param name="Corrects">In a correction: the crossing of this rule that is corrected.</param>
/// <param name="Urgent">It passes quiet hours.</param>
/// <param name="Total">Of a cumulative rule: the sum and the window's last day.</param>
public sealed record MetRule(
    string RuleId,
    string RuleName,
    string Reason,
    string? Corrects = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Urgent = false,
    RunningTotal? Total = null)
{
    /// <summary>In a correction: those who were told that the deal meets it must know that it no longer does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Fell { get; init; }

    /// <summary>In a correction: what changed for those told under this rule, in English words.</summary>
    public ImmutableArray<string>? Changes { get; init; }

    /// <summary>In a correction: the facts they were told; null where the rule alone is the news.</summary>
    public ToldFacts? Told { get; init; }

    /// <summary>The same in the words of a reader. A subscriber's own rule is named and explained only here; where a rule of the house says something else by now, it stays as it was said.</summary>
    public MetRule In(Wording words, Rule rule, Deal deal)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(rule);
        var isSame = Reason.Length == 0 || Say(Wording.English) == Reason;
        return this with { RuleName = rule.IsOwn ? rule.Name : words.Reason(RuleName), Reason = isSame ? Say(words) : Reason };

        string Say(Wording language) => Total is { } total && rule.Total is { } criterion ? criterion.Reason(total.Usd, total.Until, language) : rule.Check(deal, language).Reason;
    }
}

/// <summary>One event of one deal, with every rule it concerns.</summary>
public sealed record DealEvent
{
    public required string Id { get; init; }

    public required EventKind Kind { get; init; }

    /// <summary>Appears in the feed marked so and notifies nobody: announced more than 30 days before its submission.</summary>
    public bool Backfill { get; init; }

    /// <summary>The deal as it was when the event was found.</summary>
    public required Deal Deal { get; init; }

    public ImmutableArray<MetRule> Rules { get; init; } = [];

    /// <summary>For a correction: what changed, in English words ("amount: $20 billion → $9 billion").</summary>
    public ImmutableArray<string> Changes { get; init; } = [];

    /// <summary>For a correction: the facts told before, so that what changed can be said in every language; more than one when rules were met at different times. Empty in events stored before they were kept.</summary>
    public ImmutableArray<ToldFacts> Before { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>For a correction: why the facts are others now, as whoever changed them said; null when they said nothing.</summary>
    public string? Because { get; init; }

    /// <summary>For a correction: the crossing it corrects, of the first rule when there are several.</summary>
    public string? Corrects { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>What everyone may read of it: a subscriber's own criteria are nobody else's business. Null when there is nothing for everyone.</summary>
    public DealEvent? ForEveryone()
    {
        ImmutableArray<MetRule> house = [.. Rules.Where(r => !Rule.IsOwnId(r.RuleId))];
        return house.IsEmpty ? null : About(house);
    }

    /// <summary>The event as it concerns some of its rules: what others were told, and under which criteria, is not theirs to read.</summary>
    public DealEvent About(ImmutableArray<MetRule> rules) => this with
    {
        Rules = rules,
        Changes = [.. rules.SelectMany(r => r.Changes ?? []).Distinct()],
        Before = [.. rules.Select(r => r.Told).OfType<ToldFacts>().Distinct()],
        Corrects = rules.Select(r => r.Corrects).FirstOrDefault(),
    };
}
