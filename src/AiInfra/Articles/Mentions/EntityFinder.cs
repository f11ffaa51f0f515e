using AiInfra.Articles.Languages;
using AiInfra.Articles.Text;
using AiInfra.Parties;

namespace AiInfra.Articles.Mentions;

/// <summary>Finds the companies and public bodies a sentence names, the longest name at each place.</summary>
internal static class EntityFinder
{
    private const int LongestName = 6;

    public static List<EntityMention> In(Sentence sentence, IReadOnlyList<CueHit> cues, ArticleLanguage language, IReadOnlySet<string> seen)
    {
        List<EntityMention> found = [];
        for (var at = 0; at < sentence.Tokens.Count; at++)
        {
            if ((Known(sentence, at, seen) ?? NewNames.At(sentence, at, cues, language)) is not { } mention) continue;
            found.Add(mention);
            at = mention.To - 1;
        }

        return found;
    }

    private static EntityMention? Known(Sentence sentence, int at, IReadOnlySet<string> seen)
    {
        if (!NewNames.LooksLikeName(sentence, at)) return null;
        for (var to = Math.Min(sentence.Tokens.Count, at + LongestName); to > at; to--)
        {
            if (!NewNames.IsOneName(sentence, at, to)) continue;
            var name = sentence.Words(at, to);
            if (KnownEntities.Named(name) is not { Kind: not EntityKind.Project } entity || (entity.Strict && to == at + 1 && !StandsAlone(sentence, at, seen.Contains(entity.Id)))) continue;
            return new(at, to, entity.Id, name, entity.Sector, Known: true);
        }

        return null;
    }

    /// <summary>A name that is an ordinary word ("Orange") must not be part of another name ("Orange County") nor begin the sentence, where every word has a capital, unless it was named before.</summary>
    private static bool StandsAlone(Sentence sentence, int at, bool isSeen)
    {
        var next = at + 1 < sentence.Tokens.Count && NewNames.LooksLikeName(sentence, at + 1) && NewNames.IsOneName(sentence, at, at + 2);
        var before = at > 0 && NewNames.LooksLikeName(sentence, at - 1) && NewNames.IsOneName(sentence, at - 1, at + 1);
        return (at > 0 || isSeen || (sentence.Tokens.Count > 1 && sentence.Tokens[1].Text is ",")) && !next && !before;
    }
}
