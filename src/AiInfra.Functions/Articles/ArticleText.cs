namespace AiInfra.Functions.Articles;

/// <summary>Text from outside as an article: control characters and noncharacters become spaces, so that every other character stays where it was.</summary>
internal static class ArticleText
{
    public static string Of(string text) => string.Create(text.Length, text, (chars, source) =>
    {
        for (var i = 0; i < chars.Length; i++) chars[i] = IsHarmful(source[i]) ? ' ' : source[i];
    });

    private static bool IsHarmful(char c) => c is '\uFFFE' or '\uFFFF' || (char.IsControl(c) && c is not ('\n' or '\r' or '\t'));
}
