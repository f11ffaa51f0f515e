using AiInfra.Amounts.Tokens;

namespace AiInfra.Articles.Text;

/// <summary>A sentence of an article.</summary>
/// <param name="Start">Where it begins in the article, in UTF-16 characters.</param>
/// <param name="Tokens">Their places count from the start of the sentence.</param>
/// <param name="Paragraph">The number of its line.</param>
/// <param name="IsHeading">It names what the following is about, and tells nothing itself.</param>
internal sealed record Sentence(int Start, string Text, IReadOnlyList<Token> Tokens, int Paragraph, bool IsHeading)
{
    public int End => Start + Text.Length;

    /// <summary>The words between two tokens, as written.</summary>
    public string Words(int from, int to) => from >= to ? "" : Text[Tokens[from].Start..Tokens[to - 1].End];

    /// <summary>The first letter of a token as written.</summary>
    public char Initial(int token) => Text[Tokens[token].Start];
}
