using AiInfra.Amounts.Languages;
using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts.Reading;

/// <summary>
/// Walks over a text once. At each place the first reader that understands takes its words; what nobody understands is passed over if it is a word,
/// and ends the reading if it is a number: a figure left over could be the one that matters.
/// </summary>
internal sealed class AmountWalk(Cursor cursor, Findings findings)
{
    private readonly Language language = cursor.Language;
    private readonly Lookahead ahead = new(cursor);
    private readonly Leftovers leftovers = new(cursor, findings);

    public static Findings Over(Cursor cursor)
    {
        var findings = new Findings();
        var walk = new AmountWalk(cursor, findings);
        while (!cursor.AtEnd && findings.Problem is null) walk.Step();
        return findings;
    }

    private void Step()
    {
        if (TakeUndisclosed() || TakePer() || TakeMention(RangeReader.Read) || TakeTerm() || TakeQualifier() || TakeBlocker() || TakeMention(SingleFigure) || TakeCurrency()) return;
        if (cursor.Take(language.Fillers)) return;
        leftovers.PassOver();
    }

    private bool TakeUndisclosed() => cursor.Take(language.Undisclosed) && (findings.Undisclosed = true);

    private bool TakePer()
    {
        if (findings.MentionEnd == cursor.At && ahead.Year()) return false;
        if (cursor.Take(language.Per, out var per) || cursor.Take(Neutral.Per, out per) || ((findings.Mentions.Count > 0 || findings.Undisclosed) && cursor.Take(language.PerAfterFigure, out per)))
        {
            if (findings.Per is not AmountPer.Total && findings.Per != per) findings.Refuse("the amount is per two things: give one");
            findings.Per = per;
            return true;
        }

        var start = cursor.At;
        if (cursor.Looking(language.Fractions) && ahead.Figure()) return false; // "a quarter of a billion"
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
        var (start, compares) = (cursor.At, cursor.Looking(language.Comparatives));
        if (cursor.Looking(Neutral.Currencies)) return false; // "CA$" is not about
        if (!cursor.Take(language.QualifiersBefore, out var qualifier) && !cursor.Take(Neutral.QualifiersBefore, out qualifier)) return false;
        if (findings.Mentions.Count > 0 && compares && !ahead.Figure()) findings.Refuse($"\"{cursor.WordsSince(start)}\" compares the figure with another: give the amount itself");
        findings.Add(qualifier);
        return true;
    }

    private bool TakeBlocker()
    {
        var start = cursor.At;
        if (!cursor.Take(language.Blockers)) return false;
        findings.Refuse($"\"{cursor.WordsSince(start)}\" makes something else of the figure: give the amount itself");
        return true;
    }

    private bool TakeCurrency()
    {
        if (CurrencyReader.Read(cursor) is not { } currency) return false;
        findings.Currencies.Add(currency);
        return true;
    }
}
