using System.Globalization;
using AiInfra.Amounts.Languages;
using AiInfra.Amounts.Tokens;
using AiInfra.Articles.Languages;
using AiInfra.Articles.Text;
using AiInfra.Deals;

namespace AiInfra.Articles.Mentions;

/// <summary>Finds dates: "10 September 2025", "en juin", "im ersten Quartal 2026", "on Monday", "in 2019". When something starts or ends is a term and none of these.</summary>
internal sealed class DateFinder
{
    /// <summary>Month names that are other words too, and count only beside a number or a preposition.</summary>
    private static readonly HashSet<string> Homographs = ["may", "march", "mar", "set", "mars", "sep", "dec", "jan", "ene", "ago", "oct", "mai"];

    private const int MostWordsBetween = 5;

    private readonly ArticleLanguage _language;
    private readonly Language _words;
    private readonly List<(string[] Words, int Quarter)> _quarters;
    private readonly HashSet<string> _joints;

    public DateFinder(ArticleLanguage language)
    {
        _language = language;
        _words = language.AmountWords;
        _quarters = [.. MonthNames.Numbered(language.Quarters).Select(q => (q.Key.Split(' '), q.Value))];
        _joints = [.. language.DateJoints];
    }

    public IEnumerable<DateMention> In(Sentence sentence, IReadOnlyList<CueHit> cues, Func<int, bool> isTaken, DateContext context)
    {
        for (var at = 0; at < sentence.Tokens.Count; at++)
        {
            if (isTaken(at) || (Quarter(sentence, at) ?? Month(sentence, at, cues, context) ?? Year(sentence, at, cues) ?? Weekday(sentence, at, context)) is not { } date || Enumerable.Range(date.From, date.To - date.From).Any(isTaken) || IsOfTerm(sentence, date.From)) continue;
            context.Tell(sentence.Paragraph, date.Date);
            yield return date;
            at = Math.Max(at, date.To - 1);
        }
    }

    /// <summary>"ab dem ersten Quartal 2026": when it starts or ends, not when it was said.</summary>
    private bool IsOfTerm(Sentence sentence, int date)
    {
        for (var at = Math.Max(0, date - MostWordsBetween); at < date; at++)
        {
            var behind = _words.Starts.TryMatch(sentence.Tokens, at, out var length, out _) || _words.Ends.TryMatch(sentence.Tokens, at, out length, out _) ? at + length : -1;
            if (behind >= 0 && behind <= date && date - behind <= 3) return true;
        }

        return false;
    }

    private DateMention? Month(Sentence sentence, int at, IReadOnlyList<CueHit> cues, DateContext context)
    {
        if (sentence.Tokens[at] is not { Kind: TokenKind.Word } token || !_language.MonthNumbers.TryGetValue(token.Text, out var month)) return null;
        var (from, to) = (at, at + 1);
        int? day = Day(sentence, Before(sentence, at)) is { } before ? before : null;
        if (day is not null) from = Before(sentence, at);
        else if (Day(sentence, to) is { } after && YearAt(sentence, to) is null) (day, to) = (after, to + 1);
        var yearPlace = to;
        while (yearPlace < sentence.Tokens.Count && (_joints.Contains(sentence.Tokens[yearPlace].Text) || sentence.Tokens[yearPlace].Text is ",")) yearPlace++;
        var year = YearAt(sentence, yearPlace);
        if (year is not null) to = yearPlace + 1;
        if (Homographs.Contains(token.Text) && day is null && year is null && !(char.IsUpper(sentence.Initial(at)) == (_language.Code is "en" or "de") && cues.Any(hit => hit.Cue is Cue.In && hit.To == at))) return null;
        return (year ?? context.YearOf(sentence.Paragraph, month)) is { } known && Of(known, month, day) is { } date ? new(from, to, date, IsExact: true) : null;
    }

    private DateMention? Quarter(Sentence sentence, int at)
    {
        foreach (var (words, quarter) in _quarters)
        {
            if (at + words.Length > sentence.Tokens.Count || !words.Select((word, i) => sentence.Tokens[at + i].Text == word).All(same => same)) continue;
            var place = at + words.Length;
            while (place < sentence.Tokens.Count && _joints.Contains(sentence.Tokens[place].Text)) place++;
            if (YearAt(sentence, place) is { } year && PartialDate.TryParse(string.Create(CultureInfo.InvariantCulture, $"{year}-Q{quarter}"), out var date)) return new(at, place + 1, date, IsExact: true);
        }

        return null;
    }

    /// <summary>A year behind a preposition, or behind words such as "autumn".</summary>
    private static DateMention? Year(Sentence sentence, int at, IReadOnlyList<CueHit> cues) =>
        YearAt(sentence, at) is { } year && (at == 0 || sentence.Tokens[at - 1].Kind is TokenKind.Word || cues.Any(hit => hit.To == at)) ? new(at, at + 1, PartialDate.Year(year), IsExact: true) : null;

    /// <summary>The last such day before the article appeared.</summary>
    private DateMention? Weekday(Sentence sentence, int at, DateContext context)
    {
        if (context.PublishedAt is not { Precision: DatePrecision.Day } published || !_language.WeekdayNumbers.TryGetValue(sentence.Tokens[at].Text, out var weekday)) return null;
        var back = (((int)published.First.DayOfWeek + 6) % 7 - (weekday - 1) + 7) % 7;
        return new(at, at + 1, PartialDate.Day(published.First.AddDays(-back)), IsExact: true);
    }

    private int Before(Sentence sentence, int at)
    {
        at--;
        while (at > 0 && (_joints.Contains(sentence.Tokens[at].Text) || sentence.Tokens[at].Text is "th" or "st" or "nd" or "rd" or "er")) at--;
        return at;
    }

    private static int? Day(Sentence sentence, int at) =>
        at >= 0 && at < sentence.Tokens.Count && sentence.Tokens[at] is { Kind: TokenKind.Number, Text: { Length: <= 2 } text } && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31 ? day : null;

    private static int? YearAt(Sentence sentence, int at) =>
        at < sentence.Tokens.Count && sentence.Tokens[at] is { Kind: TokenKind.Number, Text: { Length: 4 } text } && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1990 and <= 2099 ? year : null;

    private static PartialDate? Of(int year, int month, int? day)
    {
        var text = day is null ? string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{month:D2}") : string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{month:D2}-{day:D2}");
        return PartialDate.TryParse(text, out var date) ? date : null;
    }
}
