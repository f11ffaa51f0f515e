namespace AiInfra.Parties;

/// <summary>The dress of a name in running text.</summary>
internal static class ReportedName
{
    private static readonly string[] Possessives = ["'s", "’s", "ʼs", "'", "’"];
    private static readonly string[] Earlier = ["formerly known as ", "formerly ", "previously ", "ex-", "now "];

    public static string WithoutPossessive(string text) =>
        Possessives.FirstOrDefault(ending => text.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } ending ? text[..^ending.Length] : text;

    public static string WithoutArticle(string text) => text.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? text[4..].TrimStart() : text;

    /// <summary>The names in "A (B)", "A (formerly B)" and "A/B/C"; one alone when it is neither.</summary>
    public static IReadOnlyList<string> Parts(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        return open > 0 && text.EndsWith(')') ? [text[..open].Trim(), WithoutEarlier(text[(open + 1)..^1].Trim())] : text.Split('/', StringSplitOptions.TrimEntries);
    }

    private static string WithoutEarlier(string text) =>
        Earlier.FirstOrDefault(word => text.StartsWith(word, StringComparison.OrdinalIgnoreCase)) is { } word ? text[word.Length..].TrimStart() : text;
}
