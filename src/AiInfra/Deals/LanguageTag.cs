namespace AiInfra.Deals;

/// <summary>BCP 47 tags, by their form.</summary>
public static class LanguageTag
{
    public const int MaxLength = 35;

    /// <returns>Null for anything else.</returns>
    public static string? Of(string? text) =>
        text?.Trim() is { Length: > 0 and <= MaxLength } tag && tag.Split('-').All(part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit)) ? tag : null;
}
