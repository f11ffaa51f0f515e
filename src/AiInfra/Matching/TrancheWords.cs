using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using AiInfra.Amounts;
using AiInfra.Amounts.Tokens;
using AiInfra.Deals;

namespace AiInfra.Matching;

/// <summary>The words of a description that tell one part of a row of payments or contracts: "second tranche", "another $4 billion", "expands its contract".</summary>
/// <param name="Numbers">Which parts are named, from the first.</param>
/// <param name="Plain">Words in the title or the amount that say there was one before.</param>
/// <param name="Faint">Words of the summary, or of a contract that is expanded: the press says so of new contracts too.</param>
/// <param name="IsTotal">The amount is a running total; what is additional is then a part of it.</param>
public sealed record TrancheWords(ImmutableArray<int> Numbers, string? Plain, string? Faint, bool IsTotal)
{
    public static readonly TrancheWords None = new([], null, null, IsTotal: false);

    [JsonIgnore]
    public string? Any => Plain ?? Faint;

    public static TrancheWords In(Deal deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        var title = PlainText.Of($"{deal.Title} | {deal.Amount.Text}");
        var summary = PlainText.Of(deal.Summary ?? "");
        ImmutableArray<int> numbers = [.. Numbered(title).Concat(Numbered(summary)).Select(n => n.Number).Distinct().Order()];
        return new(
            numbers,
            Added(title),
            Phrase(TranchePhrases.Expanded(), title) ?? Added(summary) ?? Phrase(TranchePhrases.Expanded(), summary),
            deal.Amount.Basis is AmountBasis.Cumulative || TranchePhrases.Total().IsMatch(title));
    }

    private static string? Added(string text) =>
        Phrase(TranchePhrases.Additional(), text) ?? Phrase(TranchePhrases.AmountMore(), text) ?? Numbered(text).Where(n => n.Number > 1).Select(n => n.Words).FirstOrDefault();

    private static string? Phrase(Regex phrases, string text) => phrases.Match(text) is { Success: true } match ? match.Value.Trim() : null;

    private static IEnumerable<(int Number, string Words)> Numbered(string text)
    {
        foreach (Match match in TranchePhrases.Ordinal().Matches(text))
        {
            if (TranchePhrases.Ordinals.TryGetValue(match.Groups[1].Value, out var number)) yield return (number, match.Value.Trim());
        }

        foreach (Match match in TranchePhrases.Number().Matches(text))
        {
            if (TranchePhrases.Ordinals.TryGetValue(match.Groups[1].Value, out var number) || int.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out number)) yield return (number, match.Value.Trim());
        }
    }
}
