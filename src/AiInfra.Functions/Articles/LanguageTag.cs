namespace AiInfra.Functions.Articles;

/// <summary>BCP 47 tags, by their form.</summary>
internal static class LanguageTag
{
    private const int MaxLength = 35;

    public static string? Of(string? text) =>
        text?.Trim() is { Length: > 0 and <= MaxLength } tag && tag.Split('-').All(part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit)) ? tag : null;
}
