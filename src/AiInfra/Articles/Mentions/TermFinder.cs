using AiInfra.Amounts.Reading;
using AiInfra.Amounts.Reading.Numbers;
using AiInfra.Amounts.Tokens;
using AiInfra.Articles.Languages;
using AiInfra.Articles.Text;

namespace AiInfra.Articles.Mentions;

/// <summary>Finds what stands away from an amount: how long something runs, and how many gigawatts it has.</summary>
internal static class TermFinder
{
    public static IEnumerable<TermMention> Terms(Sentence sentence, IReadOnlyList<CueHit> cues, Func<int, bool> isTaken, ArticleLanguage language) =>
        Each(sentence, isTaken, language, cursor => TermReader.Read(cursor))
            .Where(found => !(found.What.Years is not null && cues.Any(hit => (hit.Cue is Cue.Ago && (hit.To == found.From || hit.From == found.To)) || (hit.Cue is Cue.Later && hit.From == found.To))))
            .Where(found => found.From == 0 || found.What.Start is null || !MonthNames.IsMonth(sentence.Tokens[found.From - 1].Text, language)) // "mayo de 2024"
            .Select(found => new TermMention(found.From, found.To, found.What.Years, found.What.Start, found.What.End));

    public static IEnumerable<PowerMention> Powers(Sentence sentence, Func<int, bool> isTaken, ArticleLanguage language) =>
        Each(sentence, isTaken, language, Gigawatts).Where(found => found.What.Value is > 0 and <= 1000).Select(found => new PowerMention(found.From, found.To, found.What.Value));

    private static IEnumerable<(int From, int To, T What)> Each<T>(Sentence sentence, Func<int, bool> isTaken, ArticleLanguage language, Func<Cursor, T?> read)
        where T : class
    {
        var words = language.AmountWords;
        for (var at = 0; at < sentence.Tokens.Count; at++)
        {
            var cursor = new Cursor(sentence.Tokens, new(words, words.DecimalComma)) { At = at };
            if (isTaken(at) || read(cursor) is not { } what) continue;
            yield return (at, cursor.At, what);
            at = cursor.At - 1;
        }
    }

    private static Boxed? Gigawatts(Cursor cursor)
    {
        if (NumberReader.Read(cursor, inRange: true) is not { } number || cursor.Current.Kind is not TokenKind.Word) return null;
        var unit = cursor.Current.Text switch
        {
            "gw" or "gigawatt" or "gigawatts" or "gigavatio" or "gigavatios" => 1m,
            "mw" or "megawatt" or "megawatts" or "megavatio" or "megavatios" => 0.001m,
            _ => 0,
        };
        if (unit == 0) return null;
        cursor.At++;
        return new(number.Value * unit);
    }

    private sealed record Boxed(decimal Value);
}
