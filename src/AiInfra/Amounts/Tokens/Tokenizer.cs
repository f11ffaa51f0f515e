namespace AiInfra.Amounts.Tokens;

/// <summary>
/// Cuts a text into tokens. Full stops of abbreviations ("U.S.", "Mrd."), elision apostrophes ("d'euros") and hyphens before letters ("five-year") only part words.
/// </summary>
internal static class Tokenizer
{
    public static List<Token> Tokens(string text)
    {
        List<int> places = [];
        var plain = PlainText.Of(text, places);
        List<Token> tokens = [];
        var afterSpace = true;
        for (var at = 0; at < plain.Length;)
        {
            var (kind, end) = Piece(plain, at);
            if (kind is { } found) tokens.AddRange(Joined.Parts(new(found, IsCirca(plain, at, end) ? "ca" : plain[at..end], afterSpace, places[at], end < places.Count ? places[end] : text.Length)));
            afterSpace = kind is null && (afterSpace || plain[at] is ' ' or '.');
            at = end;
        }

        return tokens;
    }

    /// <summary>"c. $5bn"; without the full stop it is Canadian.</summary>
    private static bool IsCirca(string text, int at, int end) => end == at + 1 && text[at] == 'c' && end + 1 < text.Length && text[end] == '.' && !char.IsLetter(text[end + 1]);

    private static (TokenKind? Kind, int End) Piece(string text, int at) => text[at] switch
    {
        var c when IsDigit(c) => (TokenKind.Number, NumberEnd(text, at)),
        '.' when DigitAt(text, at + 1) && (at == 0 || !char.IsLetterOrDigit(text[at - 1])) => (TokenKind.Number, NumberEnd(text, at + 1)),
        var c when char.IsLetter(c) => (TokenKind.Word, WordEnd(text, at)),
        ' ' or '.' or '\'' or '"' or '«' or '»' or '“' or '”' => (null, at + 1),
        '-' when JoinsWord(text, at) => (null, at + 1),
        _ => (TokenKind.Sign, at + 1),
    };

    private static int WordEnd(string text, int at)
    {
        while (at < text.Length && char.IsLetter(text[at])) at++;
        return at;
    }

    private static int NumberEnd(string text, int at)
    {
        var start = at;
        var spaced = true; // groups parted by spaces: "3 000", as long as nothing else parts them
        for (at = DigitsEnd(text, at); at + 1 < text.Length && DigitAt(text, at + 1); at = DigitsEnd(text, at + 1))
        {
            if (text[at] is '.' or ',' or '\'') spaced = false;
            else if (!(text[at] == ' ' && spaced && IsSpacedGroup(text, start, at))) break;
        }

        return at;
    }

    private static bool IsSpacedGroup(string text, int start, int space) =>
        (text.IndexOf(' ', start, space - start) is var first && (first < 0 ? space : first) - start <= 3) && DigitsEnd(text, space + 1) == space + 4;

    private static int DigitsEnd(string text, int at)
    {
        while (DigitAt(text, at)) at++;
        return at;
    }

    private static bool JoinsWord(string text, int at) => at > 0 && char.IsLetterOrDigit(text[at - 1]) && at + 1 < text.Length && char.IsLetter(text[at + 1]);

    private static bool DigitAt(string text, int at) => at < text.Length && IsDigit(text[at]);

    private static bool IsDigit(char c) => char.IsAsciiDigit(c);
}
