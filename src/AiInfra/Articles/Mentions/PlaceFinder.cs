using AiInfra.Amounts.Tokens;
using AiInfra.Articles.Languages;
using AiInfra.Articles.Text;

namespace AiInfra.Articles.Mentions;

/// <summary>Finds places, and the names of sites and projects.</summary>
internal static class PlaceFinder
{
    private static readonly HashSet<string> Called = ["called", "named", "dubbed", "baptise", "nomme", "appele", "namens", "genannt", "llamado", "llamada", "denominado", "bautizado", "project", "projet", "projekt", "proyecto", "initiative", "iniciativa"];

    public static IEnumerable<PlaceMention> Places(Sentence sentence, IReadOnlyList<CueHit> cues, Func<int, bool> isTaken, ArticleLanguage language)
    {
        for (var at = 0; at < sentence.Tokens.Count; at++)
        {
            if (!isTaken(at) && Languages.Places.OfAdjective(sentence.Tokens[at].Text) is { } of && cues.Any(hit => hit.Cue is Cue.DataCenter or Cue.Computing && (hit.To == at || hit.From == at + 1))) yield return new(at, at + 1, null, null, of.Country);
            if (isTaken(at) || sentence.Tokens[at].Kind is not TokenKind.Word || !char.IsUpper(sentence.Initial(at))) continue;
            if (Languages.Places.At(sentence.Tokens, at) is not var (place, length))
            {
                if (Town(sentence, at, cues, isTaken, language) is not { } town) continue;
                yield return town;
                at = town.To - 1;
                continue;
            }

            // "US-Konzern" and "US tech" say where a company is from, not where something is built.
            if (sentence.Tokens[at].Text is "us" or "uk" && length == 1 && at + 1 < sentence.Tokens.Count && !sentence.Tokens[at + 1].AfterSpace) continue;
            yield return new(at, at + length, place.Name, place.Region, place.Country);
            at += length - 1;
        }
    }

    /// <summary>A town that no list has: a name right behind "in" or "near" where something is built. Where every noun has a capital, a name says too little.</summary>
    private static PlaceMention? Town(Sentence sentence, int at, IReadOnlyList<CueHit> cues, Func<int, bool> isTaken, ArticleLanguage language)
    {
        var isBuilt = cues.Any(hit => hit.Cue is Cue.DataCenter or Cue.Building);
        if (language.NounsHaveCapitals || !isBuilt || !NewNames.LooksLikeName(sentence, at) || !cues.Any(hit => hit.Cue is Cue.In && hit.To == at) || cues.Any(hit => hit.From == at)) return null;
        var to = at + 1;
        while (to < sentence.Tokens.Count && !isTaken(to) && NewNames.LooksLikeName(sentence, to) && NewNames.IsOneName(sentence, at, to + 1)) to++;
        var name = sentence.Words(at, to);
        return MonthNames.IsMonthOrDay(sentence.Tokens[at].Text, language) || name.Length < 3 ? null : new(at, to, name, null, null);
    }

    /// <summary>Names of sites: "its Hyperion campus", "Hyperion en Louisiane", "a supercomputer called Colossus".</summary>
    public static IEnumerable<ProjectMention> Projects(Sentence sentence, IReadOnlyList<CueHit> cues, IReadOnlyList<PlaceMention> places, Func<int, bool> isTaken, ArticleLanguage language)
    {
        for (var at = 0; at < sentence.Tokens.Count; at++)
        {
            if (!NewNames.LooksLikeName(sentence, at) || IsSomethingElse(at)) continue;
            var to = at + 1;
            while (to < sentence.Tokens.Count && NewNames.LooksLikeName(sentence, to) && NewNames.IsOneName(sentence, at, to + 1) && !IsSomethingElse(to)) to++;
            if (to - at <= 3 && IsSite(at, to)) yield return new(at, to, sentence.Words(at, to));
            at = to - 1;
        }

        bool IsSomethingElse(int token) =>
            isTaken(token) || places.Any(p => token >= p.From && token < p.To) || cues.Any(hit => hit.Cue is not (Cue.Into or Cue.In) && token >= hit.From && token < hit.To)
            || language.CommonWords.Contains(sentence.Tokens[token].Text) || Products.MakerOf(sentence.Tokens[token]) is not null;

        bool IsSite(int from, int to) =>
            (from > 0 && cues.Any(hit => hit.Cue is Cue.DataCenter && (hit.To == from || hit.From == to) && (sentence.Tokens[hit.To - 1].Text is "campus" || !sentence.Tokens[hit.To - 1].Text.EndsWith('s'))))
            || (from > 0 && Called.Contains(sentence.Tokens[from - 1].Text))
            || (!language.NounsHaveCapitals && places.Any(p => p.From - to is 1 or 2 && sentence.Tokens[to].Kind is TokenKind.Word && cues.Any(hit => hit.Cue is Cue.In && hit.From == to)));
    }
}
