using System.Text;
using AiInfra.Alerts;

namespace AiInfra.Feed;

/// <summary>
/// Hands out room for text from outside, counted in the bytes of <see cref="FeedText.Cost(Rune)"/>: ordinary text gets its full length, text made of what must be escaped gets less.
/// Every entry has one budget, so no entry can outgrow its share of a page.
/// </summary>
internal sealed class TextBudget(int total)
{
    private const string Ellipsis = "…";
    private const char FirstIsolate = '\u2068';
    private const char LastIsolate = '\u2069';
    private static readonly int EllipsisCost = FeedText.Cost(Ellipsis);
    private static readonly int IsolatesCost = FeedText.Cost($"{FirstIsolate}{LastIsolate}");
    private int left = total;

    /// <summary>The text on one harmless line, cut with "…" where it costs more than <paramref name="max"/> or than what is left.</summary>
    public string Take(string text, int max)
    {
        var line = PlainText.Of(Beginning(text, 4 * max));
        var limit = Math.Min(max, left);
        if (!line.StartsWith(FirstIsolate)) return Counted(Fitting(line, limit));

        // Cut within the isolates: an isolate that is left open would reach beyond the text.
        var inner = Fitting(line[1..^1], limit - IsolatesCost);
        return inner.Length == 0 ? "" : Counted($"{FirstIsolate}{inner}{LastIsolate}");
    }

    /// <summary>Spares the work on what is cut anyway; a character costs at least 1, and only runs of spaces shrink.</summary>
    private static string Beginning(string text, int length) => text.Length <= length ? text : text[..length] + Ellipsis;

    private string Counted(string taken)
    {
        left -= FeedText.Cost(taken);
        return taken;
    }

    private static string Fitting(string line, int limit)
    {
        var fitting = new StringBuilder();
        var (used, cutAt) = (0, 0);
        foreach (var rune in line.EnumerateRunes().Select(FeedText.Allowed))
        {
            used += FeedText.Cost(rune);
            if (used > limit) return limit < EllipsisCost ? "" : fitting.ToString(0, cutAt) + Ellipsis;
            fitting.Append(rune);
            if (used <= limit - EllipsisCost) cutAt = fitting.Length;
        }

        return fitting.ToString();
    }

    /// <summary>Takes room for a text that is worthless when cut (an id, an address); false when there is none.</summary>
    public bool TryTakeWhole(string text, int max)
    {
        var limit = Math.Min(max, left);
        if (text.Length > limit) return false;
        var cost = FeedText.Cost(text);
        if (cost > limit) return false;
        left -= cost;
        return true;
    }
}
