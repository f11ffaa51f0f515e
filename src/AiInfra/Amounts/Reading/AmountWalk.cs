using AiInfra.Amounts.Languages;
using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts.Reading;

/// <summary>
/// Walks over a text once. At each place the first reader that understands takes its words; what nobody understands is passed over if it is a word,
/// and ends the reading if it is a number: a figure left over could be the one that matters.
/// </summary>
internal sealed class AmountWalk(Cursor cursor)
{
    private readonly Findings findings = new();
    private readonly Language language = cursor.Language;

    public static Findings Over(Cursor cursor)
    {
        var walk = new AmountWalk(cursor);
        while (!cursor.AtEnd && walk.findings.Problem is null) walk.Step();
        return walk.findings;
    }

    private void Step()
    {
        if (TakeUndisclosed() || TakePer() || TakeMention(RangeReader.Read) || TakeTerm() || TakeQualifier() || TakeBlocker() || TakeMention(SingleFigure) || TakeCurrency()) return;
        if (cursor.Take(language.Fillers)) return;
        LeaveBehind();
    }

    private bool TakeUndisclosed() => cursor.Take(language.Undisclosed) && (findings.Undisclosed = true);

    private bool TakePer()
    {
        if (findings.MentionEnd == cursor.At && YearFollows()) return false; // "im Jahr 2026" is not "im Jahr"
        if (cursor.Take(language.Per, out var per) || cursor.Take(Neutral.Per, out per) || ((findings.Mentions.Count > 0 || findings.Undisclosed) && cursor.Take(language.PerAfterFigure, out per)))
        {
            if (findings.Per is not AmountPer.Total && findings.Per != per) findings.Refuse("the amount is per two things: give one");
            findings.Per = per;
            return true;
        }

        var start = cursor.At;
        if (cursor.Looking(language.Fractions) && FigureFollows()) return false; // "a quarter of a billion"
        if (!cursor.Take(language.OtherPer)) return false;
        if (cursor.At == start + 1 && !cursor.AtEnd) cursor.At++; // "per" and what follows it
        findings.Refuse($"\"{cursor.WordsSince(start)}\" is not what an amount is counted by here: give it per year, per gigawatt or in total");
        return true;
    }

    private bool TakeMention(Func<Cursor, Mention?> read)
    {
        if (cursor.Try(read) is not { } mention) return false;
        List<AmountQualifier> after = [];
        while (TakeQualifierAfter() is { } qualifier) after.Add(qualifier);
        findings.Add(mention, after);
        findings.MentionEnd = cursor.At;
        return true;
    }

    private AmountQualifier? TakeQualifierAfter()
    {
        var start = cursor.At;
        cursor.TakeSign(',');
        if (cursor.Take(language.QualifiersAfter, out var qualifier) || cursor.Take(Neutral.QualifiersAfter, out qualifier)) return qualifier;
        cursor.At = start;
        return null;
    }

    private static Mention? SingleFigure(Cursor cursor) =>
        FigureReader.Read(cursor) is { } figure && !(figure.NeedsScale && figure.Currency is null) ? new(figure, null, AmountQualifier.Exact) : null;

    private bool TakeTerm()
    {
        if (cursor.Take(language.LooseTimes)) return true;
        var behindFigure = findings.MentionEnd == cursor.At;
        if (TermReader.Read(cursor) is { } term) findings.Add(term);
        else if (cursor.Try(TermReader.During) is not { } year) return false;
        else if (behindFigure) findings.Add(year);
        return true;
    }

    private bool TakeQualifier()
    {
        var start = cursor.At;
        if (cursor.Looking(Neutral.Currencies)) return false; // "CA$" is not about
        if (!cursor.Take(language.QualifiersBefore, out var qualifier) && !cursor.Take(Neutral.QualifiersBefore, out qualifier)) return false;
        if (findings.Mentions.Count > 0 && cursor.EndedWith(language.Than) && !FigureFollows()) findings.Refuse($"\"{cursor.WordsSince(start)}\" compares the figure with another: give the amount itself");
        findings.Add(qualifier);
        return true;
    }

    private bool TakeBlocker()
    {
        var word = cursor.Current.Text;
        if (!cursor.Take(language.Blockers)) return false;
        findings.Refuse($"\"{word}\" makes something else of the figure: give the amount itself");
        return true;
    }

    private bool TakeCurrency()
    {
        if (CurrencyReader.Read(cursor) is not { } currency) return false;
        findings.Currencies.Add(currency);
        return true;
    }

    private void LeaveBehind()
    {
        var token = cursor.Current;
        if (token.Kind is TokenKind.Number) findings.Fail(WhyNot(token.Text));
        else if (token.Kind is TokenKind.Word) LeaveWord(token.Text);
        else if (token is { Text: "-" } && (token.AfterSpace || cursor.Previous is { Kind: TokenKind.Sign, Text: not "-" }) && !cursor.Next.AfterSpace && FigureIsNext()) findings.Refuse("an amount is not negative");
        cursor.At++;
    }

    private void LeaveWord(string word)
    {
        if (cursor.Next is { Text: "$", Kind: TokenKind.Sign, AfterSpace: false })
            findings.Refuse($"\"{word}$\" is not a currency that is read here: name it by its ISO 4217 code");
        else if (NamesAnotherCurrency(word))
            findings.Fail($"\"{word} {cursor.Next.Text}\" is not a currency that is read here: name it by its ISO 4217 code");
        else if (cursor.Looking(language.DecimalWords) && FigureIsNext())
            findings.Refuse($"\"{word}\" stands before a figure without one in front: write the decimals as digits");
        else if (findings.MentionEnd == cursor.At && ScaleIsCounted())
            findings.Fail($"\"{word}\" is one scale word too many");
        else if (findings.MentionEnd == cursor.At && findings.Mentions is [.., var last] && (last.High ?? last.Low).NeedsScale)
            findings.Fail($"\"{word}\" is not a scale word: use \"million\", \"billion\" or \"trillion\", or write the figure out");
        else if (CountsSomething())
            findings.Fail($"\"{word}\" is a number that belongs to no amount: give the amount alone");
        else if (cursor.Looking(language.Multipliers) || (word.Length > 2 && cursor.Looking(language.Scales)))
            findings.Fail($"\"{word}\" has no figure before it: write how many");
        findings.HasChange |= cursor.Looking(language.Changes);
        findings.AddUnknownWord();
    }

    /// <summary>5 billion "Jamaican dollars".</summary>
    private bool NamesAnotherCurrency(string word)
    {
        if (findings.MentionEnd != cursor.At || language.Knows(word) || cursor.Next.Kind is not TokenKind.Word) return false;
        cursor.At++;
        var names = cursor.Looking(language.Currencies);
        cursor.At--;
        return names;
    }

    /// <summary>"5 mil M€" where "mil" is the scale: the currency behind shows that what stands between is no name.</summary>
    private bool ScaleIsCounted()
    {
        var start = cursor.At;
        var counted = ScaleReader.Read(cursor, 1) is not null && CurrencyReader.ReadAfter(cursor) is not null;
        cursor.At = start;
        return counted;
    }

    /// <summary>A number word that is not merely an article: above one, or the start of a range.</summary>
    private bool CountsSomething()
    {
        var start = cursor.At;
        var counts = NumberReader.Read(cursor, inRange: true) is { } number && (number.Value > 1 || cursor.Looking(language.RangeJoints));
        cursor.At = start;
        return counts;
    }

    private bool YearFollows()
    {
        var start = cursor.At;
        var follows = cursor.Try(TermReader.During) is not null;
        cursor.At = start;
        return follows;
    }

    private bool FigureIsNext()
    {
        cursor.At++;
        var follows = FigureFollows();
        cursor.At--;
        return follows;
    }

    private bool FigureFollows()
    {
        var start = cursor.At;
        cursor.Skip(language.QualifiersBefore);
        cursor.Skip(language.Fillers);
        var follows = FigureReader.Read(cursor) is not null;
        cursor.At = start;
        return follows;
    }

    private string WhyNot(string digits) =>
        digits.Count(char.IsAsciiDigit) > 15 ? $"\"{digits}\" is too large for an amount"
        : NumberText.Read(digits, cursor.DecimalComma) is null ? $"\"{digits}\" is not a number: group digits in threes, as in 12,000,000,000"
        : $"\"{digits}\" has neither a currency nor a scale word: write for example \"${digits} billion\", and leave out numbers that are not the amount";
}
