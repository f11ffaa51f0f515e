using System.Collections.Immutable;
using System.Globalization;
using AiInfra.Alerts;
using AiInfra.Amounts;

namespace AiInfra.Deals.Records;

/// <summary>What changed from one state of a deal to the next, field by field.</summary>
public static class DealChanges
{
    /// <summary>The longest value told, in UTF-16 characters.</summary>
    private const int MaxValue = 300;

    public static ImmutableArray<Revision> Between(Deal before, Deal after, string by, string why)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var old = Lines(before);
        var now = Lines(after);
        return
        [
            .. old.Keys.Union(now.Keys).Order(StringComparer.Ordinal)
                .Select(field => (Field: field, Old: old.GetValueOrDefault(field), New: now.GetValueOrDefault(field)))
                .Where(c => c.Old != c.New)
                .Select(c => new Revision(after.Revision, after.UpdatedAt, by, c.Field, Short(c.Old), Short(c.New), why)),
        ];
    }

    private static Dictionary<string, string> Lines(Deal deal)
    {
        var lines = DealFacts.Of(deal).ToDictionary(f => f.Pointer, f => f.Text);
        lines["/title"] = deal.Title;
        if (deal.Summary is { } summary) lines["/summary"] = summary;
        if (deal.Amount.Usd is { } usd && deal.Amount.Currency is not "USD")
            lines["/amount/usd"] = string.Create(CultureInfo.InvariantCulture, $"{AmountText.Converted(usd.Low ?? usd.High, "USD")} at {usd.Rate} of {usd.RateDate:yyyy-MM-dd}");
        lines["/certainty"] = $"{AlertText.Words(deal.Certainty.Level)}: {deal.Certainty.Reason}";
        lines["/countsInTotals"] = (deal.CountsInTotals.Counts ? "yes: " : "no: ") + deal.CountsInTotals.Reason;
        if (deal.MergedInto is { } other) lines["/mergedInto"] = other;
        Join(lines, "/parties", deal.Parties.Select(p => $"{p.Name} ({AlertText.Words(p.Role)})"));
        Join(lines, "/sources", deal.Sources.Select(s => s.Publisher ?? s.Url?.Host ?? ""));
        Join(lines, "/relations", deal.Relations.Select(r => $"{AlertText.Words(r.Type)} {r.DealId}"));
        Join(lines, "/merged", deal.Merged.Select(m => m.DealId));
        Join(lines, "/possibleDuplicates", deal.PossibleDuplicates.Select(d => d.DealId));
        Join(lines, "/alsoReported", deal.AlsoReported.Select(a => $"{a.Value} by {string.Join(", ", a.By)}"));
        return lines;
    }

    private static void Join(Dictionary<string, string> lines, string pointer, IEnumerable<string> items)
    {
        var text = string.Join("; ", items);
        if (text.Length > 0) lines[pointer] = text;
    }

    private static string? Short(string? value) => value is null ? null : PlainText.Of(value, MaxValue);
}
