using System.Text;

namespace AiInfra.Feed;

/// <summary>
/// Hands out room for text from outside, counted in the bytes of <see cref="FeedText.Cost(Rune)"/>: ordinary text gets its full length, text made of what must be escaped gets less.
/// Every entry has one budget, so no entry can outgrow its share of a page.
/// </summary>
internal sealed class TextBudget(int total)
{
    private const string Cut = "…";
    private static readonly int CutCost = FeedText.Cost(Cut);
    private int left = total;

    /// <summary>The text on one safe line, cut with "…" where it costs more than <paramref name="max"/> or than what is left.</summary>
    public string Take(string text, int max)
    {
        var limit = Math.Min(max, left);
        var line = new StringBuilder();
        var (used, cutAt, cutUsed) = (0, 0, 0);
        foreach (var rune in text.EnumerateRunes().Select(FeedText.Safe))
        {
            var next = used + FeedText.Cost(rune);
            if (next > limit)
            {
                if (limit < CutCost) return "";
                left -= cutUsed + CutCost;
                return line.ToString(0, cutAt) + Cut;
            }

            used = next;
            line.Append(rune);
            if (used <= limit - CutCost) (cutAt, cutUsed) = (line.Length, used);
        }

        left -= used;
        return line.ToString();
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
