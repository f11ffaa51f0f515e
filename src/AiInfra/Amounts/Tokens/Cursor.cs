using System.Diagnostics.CodeAnalysis;
using AiInfra.Amounts.Languages;
using AiInfra.Amounts.Languages.Choice;

namespace AiInfra.Amounts.Tokens;

/// <summary>A place in the tokens of a text, and the language they are read in. Readers move it on only over what they understood.</summary>
internal sealed class Cursor(IReadOnlyList<Token> tokens, ChosenLanguage chosen)
{
    public const int MostSkipped = 4;

    public Language Language { get; } = chosen.Language;

    /// <summary>Whether "1,500" is one and a half.</summary>
    public bool DecimalComma { get; } = chosen.DecimalComma;

    public int At { get; set; }

    public Token this[int at] => tokens[at];

    public bool AtEnd => At >= tokens.Count;

    public Token Current => AtEnd ? default : tokens[At];

    public Token Previous => At > 0 ? tokens[At - 1] : default;

    public Token Next => At + 1 < tokens.Count ? tokens[At + 1] : default;

    /// <summary>The words since a place, for messages.</summary>
    public string WordsSince(int start) => string.Join(' ', tokens.Skip(start).Take(At - start).Select(token => token.Text));

    public bool Looking<T>(Phrases<T> phrases) => phrases.TryMatch(tokens, At, out _, out _);

    public bool Take<T>(Phrases<T> phrases, [MaybeNullWhen(false)] out T meaning)
    {
        if (!phrases.TryMatch(tokens, At, out var length, out meaning)) return false;
        At += length;
        return true;
    }

    public bool Take<T>(Phrases<T> phrases) => Take(phrases, out _);

    /// <summary>Takes words that only lead on to something; a handful at most, so that reading stays linear.</summary>
    public void Skip<T>(Phrases<T> phrases)
    {
        for (var i = 0; i < MostSkipped && Take(phrases); i++)
        {
        }
    }

    public bool TakeSign(char sign)
    {
        if (Current is not { Kind: TokenKind.Sign, Text: [var c] } || c != sign) return false;
        At++;
        return true;
    }

    /// <summary>Tries a reader; where it understands nothing, the place stays.</summary>
    public TResult? Try<TResult>(Func<Cursor, TResult?> read)
        where TResult : class
    {
        var start = At;
        if (read(this) is { } result) return result;
        At = start;
        return null;
    }
}
