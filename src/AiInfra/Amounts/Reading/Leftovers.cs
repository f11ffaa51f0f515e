using AiInfra.Amounts.Languages;
using AiInfra.Amounts.Reading.Numbers;
using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts.Reading;

/// <summary>What no reader takes: a word is passed over unless it shows that a figure was not understood, a number always ends the reading.</summary>
internal sealed class Leftovers(Cursor cursor, Findings findings)
{
    private readonly Language language = cursor.Language;
    private readonly Lookahead ahead = new(cursor);

    public void PassOver()
    {
        var token = cursor.Current;
        if (token.Kind is TokenKind.Number) findings.Fail(WhyNot(token.Text));
        else if (token.Kind is TokenKind.Word) LeaveWord(token.Text);
        else if (IsMinus(token)) findings.Refuse("an amount is not negative");
        cursor.At++;
    }

    private bool IsMinus(Token token) =>
        token is { Text: "-" } && (token.AfterSpace || cursor.Previous is { Kind: TokenKind.Sign, Text: not "-" }) && !cursor.Next.AfterSpace && ahead.FigureNext();

    private void LeaveWord(string word)
    {
        if (cursor.Next is { Text: "$", Kind: TokenKind.Sign, AfterSpace: false })
            findings.Refuse($"\"{word}$\" is not a currency that is read here: name it by its ISO 4217 code");
        else if (cursor.Looking(language.DecimalWords) && ahead.FigureNext())
            findings.Refuse($"\"{word}\" stands before a figure without one in front: write the decimals as digits");
        else if ((findings.MentionEnd == cursor.At ? WhyNotBehindFigure(word) : null) is { } reason)
            findings.Fail(reason);
        else if (ahead.Count())
            findings.Fail($"\"{word}\" is a number that belongs to no amount: give the amount alone");
        else if (cursor.Looking(language.Multipliers) || (word.Length > 2 && cursor.Looking(language.Scales)))
            findings.Fail($"\"{word}\" has no figure before it: write how many");
        findings.HasChange |= cursor.Looking(language.Changes);
        findings.AddUnknownWord();
    }

    private string? WhyNotBehindFigure(string word) =>
        !language.Knows(word) && ahead.CurrencyNameNext() ? $"\"{word} {cursor.Next.Text}\" is not a currency that is read here: name it by its ISO 4217 code"
        : ahead.ScaleWithCurrency() ? $"\"{word}\" is one scale word too many"
        : findings.Mentions is [.., var last] && (last.High ?? last.Low).NeedsScale ? $"\"{word}\" is not a scale word in \"{language.Code}\": use the language's word for a million or a billion, or write the figure out"
        : null;

    private string WhyNot(string digits) =>
        digits.Count(char.IsAsciiDigit) > 15 ? $"\"{digits}\" is too large for an amount"
        : NumberText.Read(digits, cursor.DecimalComma) is null ? $"\"{digits}\" is not a number: group digits in threes, as in 12,000,000,000"
        : $"\"{digits}\" has neither a currency nor a scale word: write for example \"${digits} billion\", and leave out numbers that are not the amount";
}
