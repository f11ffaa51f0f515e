using AiInfra.Amounts.Tokens;

namespace AiInfra.Matching.Evidence;

/// <summary>A text as words without case, accents and punctuation, with a space around each: " meta s prometheus rises in ohio ".</summary>
internal static class PlainWords
{
    public static string Line(string? text)
    {
        var words = List(text);
        return words.Count == 0 ? " " : $" {string.Join(' ', words)} ";
    }

    public static IReadOnlyList<string> List(string? text) =>
        new string([.. PlainText.Of(text ?? "").Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether the line holds all words of the phrase in their order, side by side.</summary>
    public static bool Names(string line, string phrase) => Line(phrase) is { Length: > 1 } words && line.Contains(words, StringComparison.Ordinal);
}
