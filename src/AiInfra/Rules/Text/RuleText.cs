using System.Globalization;
using AiInfra.Parties;

namespace AiInfra.Rules.Text;

/// <summary>Parts that several criteria write and read alike.</summary>
internal static class RuleText
{
    private static readonly (decimal Unit, string Letter, string[] Names)[] Scales =
    [
        (1e12m, "T", ["trillion", "tn", "t"]),
        (1e9m, "B", ["billion", "bn", "b"]),
        (1e6m, "M", ["million", "mn", "m"]),
        (1e3m, "K", ["thousand", "k"]),
    ];

    /// <summary>"10B USD", exactly.</summary>
    public static string Money(decimal usd)
    {
        foreach (var (unit, letter, _) in Scales)
        {
            if (usd >= unit && usd % (unit / 1000) == 0) return $"{Plain(usd / unit)}{letter} USD";
        }

        return $"{Plain(usd)} USD";
    }

    /// <summary>"10B USD", "$10 billion", "10,000,000,000".</summary>
    public static decimal Money(RuleCursor cursor)
    {
        cursor.Take("usd");
        cursor.Take("$");
        var figure = cursor.Number("an amount must be a figure in US dollars such as 10B USD");
        foreach (var (unit, _, names) in Scales)
        {
            if (cursor.TakeAny(names) is null) continue;
            figure = Times(cursor, figure, unit);
            break;
        }

        if (cursor.TakeAny("usd", "us$", "dollars", "$") is null && cursor.TakeAny("eur", "euros", "€", "gbp", "£", "jpy", "cny", "chf") is not null)
            throw cursor.Wrong("rules compare US dollars: write the bound in USD");
        return figure;
    }

    /// <returns>Whether the bound is included.</returns>
    public static bool Inclusive(RuleCursor cursor) =>
        cursor.TakeAny(">=", "at least", "≥") is not null || (cursor.TakeAny(">", "over", "more than") is not null ? false : throw cursor.Wrong("must go on with > (over) or >= (at least)"));

    public static string Comparison(bool inclusive) => inclusive ? ">=" : ">";

    public static string List(IEnumerable<string> items) => $"({string.Join(", ", items)})";

    /// <summary>A text as an item: in quotation marks where anything in it could be taken for something else.</summary>
    public static string Item(string text) =>
        text.Length > 0 && text.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or ' ') && text.Trim() == text && !text.Contains(" as ", StringComparison.OrdinalIgnoreCase) && !text.Contains(" and ", StringComparison.OrdinalIgnoreCase)
            ? text
            : Quoted(text);

    public static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>The name of a known entity, or the id of another: read again it is the same one.</summary>
    public static string Entity(string id) => KnownEntities.Find(id)?.Name is { } name && KnownEntities.Match(name).EntityId == id ? name : id;

    public static string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static decimal Times(RuleCursor cursor, decimal figure, decimal unit)
    {
        try
        {
            return figure * unit;
        }
        catch (OverflowException)
        {
            throw cursor.Wrong("the amount is too large");
        }
    }
}
