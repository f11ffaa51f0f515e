using System.Globalization;
using AiInfra.Alerts;
using AiInfra.Amounts;
using AiInfra.Deals;

namespace AiInfra.LocalHost.ArticleCorpus;

/// <summary>Says, in Markdown, how well articles were read: for each file and each language, and what was missed or invented.</summary>
internal static class ArticleTally
{
    private static readonly (string Name, Func<Deal, string?> Of)[] Facts =
    [
        ("kind", deal => AlertText.Words(deal.Kind)),
        ("bindingness", deal => AlertText.Words(deal.Bindingness)),
        ("announced", deal => deal.Announced.ToString()),
        ("qualifier", deal => AlertText.Words(deal.Amount.Basis) is null ? null : deal.Amount.Qualifier.ToString()),
        ("roles", deal => string.Join(", ", deal.Parties.Select(p => $"{p.EntityId} {p.Role}").Order(StringComparer.Ordinal))),
        ("term start", deal => deal.Term?.Start?.ToString()),
        ("term end", deal => deal.Term?.End?.ToString()),
        ("term years", deal => deal.Term?.Years?.ToString(CultureInfo.InvariantCulture)),
        ("site", deal => deal.Site?.Name ?? deal.Site?.Region ?? deal.Site?.Country),
        ("gigawatts", deal => deal.Power?.AnnouncedGigawatts?.ToString("0.###", CultureInfo.InvariantCulture)),
        ("energy", deal => deal.Power?.Source is EnergySource.Unknown or null ? null : AlertText.Words(deal.Power.Source)),
    ];

    public static IEnumerable<string> Markdown(IReadOnlyList<ArticleScore> scores)
    {
        yield return "| article | language | deals | found | missed | invented | precision | recall |";
        yield return "|---|---|---:|---:|---:|---:|---:|---:|";
        foreach (var score in scores) yield return Row(score.File, score.Language, [score]);
        foreach (var language in scores.GroupBy(score => score.Language).OrderBy(group => group.Key, StringComparer.Ordinal)) yield return Row("all", language.Key, [.. language]);
        if (scores.Select(score => score.Language).Distinct().Count() > 1) yield return Row("all", "all", scores);
        yield return "";
        yield return "Of those found, by fact (as told in the key): " + string.Join(", ", Facts.Select(fact => Fact(scores, fact.Name, fact.Of))) + ".";
        foreach (var score in scores)
        {
            foreach (var missed in score.Missed) yield return $"- {score.File}: missed {Words(missed.Deal)}";
            foreach (var found in score.Right)
            {
                foreach (var (name, fact) in Facts.Where(f => IsTold(found.Key, f.Name) && f.Of(found.Key.Deal) is { } told && told != f.Of(found.Deal))) yield return $"- {score.File}: {name} of {Words(found.Key.Deal)} is {fact(found.Key.Deal)}, read as {fact(found.Deal) ?? "nothing"}";
            }

            foreach (var (deal, read) in score.Invented) yield return $"- {score.File}: invented {Words(deal)} ({read.Reason}) from \"{read.Quote}\"";
        }
    }

    private static string Row(string file, string language, IReadOnlyList<ArticleScore> scores)
    {
        var (right, expected, invented) = (scores.Sum(s => s.Right.Length), scores.Sum(s => s.Expected), scores.Sum(s => s.Invented.Length));
        var needed = scores.Sum(s => s.Right.Count(f => !f.Key.Optional));
        return string.Create(CultureInfo.InvariantCulture, $"| {file} | {language} | {expected} | {right} | {expected - needed} | {invented} | {Ratio(right, right + invented)} | {Ratio(needed, expected)} |");
    }

    private static string Ratio(int part, int whole) => whole == 0 ? "–" : ((double)part / whole).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Fact(IReadOnlyList<ArticleScore> scores, string name, Func<Deal, string?> fact)
    {
        var told = scores.SelectMany(s => s.Right).Where(f => IsTold(f.Key, name) && fact(f.Key.Deal) is not null).ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{name} {told.Count(f => fact(f.Key.Deal) == fact(f.Deal))} of {told.Count}");
    }

    private static bool IsTold(KeyDeal key, string name) => name is not ("bindingness" or "announced") || key.Told.TryGetProperty(name, out _);

    private static string Words(Deal deal) => $"{AlertText.PartyNames(deal)}: {AmountText.Of(deal.Amount)} {AlertText.Words(deal.Kind)}{(deal.Site?.Name is { } site ? $" at {site}" : "")}";
}
