using System.Text.Json;
using AiInfra.Alerts;
using AiInfra.Deals;

namespace AiInfra.Rules;

/// <param name="Reason">Which criterion met (or failed) on which value, in words.</param>
public readonly record struct CriterionResult(bool Met, string Reason);

/// <summary>One question about one side of a deal. Adding one is one file (read it, match, index, explain) and a line in <see cref="Criteria"/>.</summary>
public abstract record Criterion
{
    /// <summary>Whether the deal meets it; asked of many rules for each deal.</summary>
    public abstract bool IsMet(Deal deal);

    /// <summary>Whether the deal meets it, and on which value, in the words of a language. The reason is empty where a criterion that is met is no news.</summary>
    public CriterionResult Check(Deal deal, Wording words)
    {
        ArgumentNullException.ThrowIfNull(deal);
        ArgumentNullException.ThrowIfNull(words);
        var met = IsMet(deal);
        return new(met, Reason(deal, met, words));
    }

    protected abstract string Reason(Deal deal, bool met, Wording words);

    /// <summary>Its one-line form, which reads back as the same criterion.</summary>
    public abstract string Text { get; }

    /// <summary>Its member of the JSON form.</summary>
    public abstract void Write(Utf8JsonWriter json);

    /// <summary>A deal that meets it has at least one of these keys (<see cref="DealKeys"/>); none when it cannot say.</summary>
    public virtual IEnumerable<string> Keys => [];

    /// <summary>How few deals have one of its keys, by experience: the keys of the most selective criterion index a rule.</summary>
    public virtual int Selectivity => 0;

    public sealed override string ToString() => Text;
}
