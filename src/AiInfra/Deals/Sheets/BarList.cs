using System.Text;

namespace AiInfra.Deals.Sheets;

/// <summary>Several texts in one cell, with <c>|</c> between them; <c>\|</c> is a bar and <c>\\</c> a backslash.</summary>
internal static class BarList
{
    public static string Join(IEnumerable<string> texts) =>
        string.Join('|', texts.Select(t => t.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("|", @"\|", StringComparison.Ordinal)));

    /// <summary>The texts that are not blank.</summary>
    public static IEnumerable<string> Split(string cell)
    {
        var text = new StringBuilder();
        for (var i = 0; i < cell.Length; i++)
        {
            if (cell[i] == '\\' && i + 1 < cell.Length && cell[i + 1] is '\\' or '|') text.Append(cell[++i]);
            else if (cell[i] != '|') text.Append(cell[i]);
            else if (Taken(text) is { } one) yield return one;
        }

        if (Taken(text) is { } last) yield return last;
    }

    private static string? Taken(StringBuilder text)
    {
        var taken = text.ToString().Trim();
        text.Clear();
        return taken.Length > 0 ? taken : null;
    }
}
