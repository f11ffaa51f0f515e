using AiInfra.Articles.Clauses;
using AiInfra.Articles.Findings;
using AiInfra.Articles.Languages;
using AiInfra.Articles.Mentions;
using AiInfra.Deals;
using AiInfra.Parties;

namespace AiInfra.Articles.Telling;

/// <summary>Finds the members of a list of alliances that have no amount: "other alliances followed: Amazon with Anthropic ($8 billion), Google with smaller start-ups".</summary>
internal static class Alliances
{
    private const int MostWords = 6;

    public static IEnumerable<Candidate> In(ReadSentence read, Discourse discourse)
    {
        var list = read.Cues.Where(hit => hit.Cue is Cue.Alliances).Select(hit => (int?)hit.To).FirstOrDefault();
        if (list is not { } start) yield break;
        foreach (var one in read.Parties.Where(e => e.From >= start))
        {
            if (read.Cues.Where(hit => hit.Cue is Cue.With && hit.From == one.To).Select(hit => (int?)hit.To).FirstOrDefault() is not { } with) continue;
            var end = read.ChunkOf(with, with).To;
            if (end == with || end - with > MostWords || (end < read.Length && read.Sentence.Tokens[end].Text == "(") || read.Amounts.Any(a => a.From >= one.From && a.From < end)) continue;
            var scope = new Scope(read, null, one.From, end);
            yield return Circumstances.With(new() { Sentence = read, Kind = DealKind.Partnership, Parties = [new(one, PartyRole.Supplier), new(Other(read, with, end), PartyRole.Buyer)] }, scope, discourse.Dates);
        }
    }

    /// <summary>The other side as named, or in the words that stand for it.</summary>
    private static EntityMention Other(ReadSentence read, int from, int to) =>
        read.Parties.FirstOrDefault(e => e.From >= from && e.To <= to) ?? new(from, to, EntityId.Of(read.Sentence.Words(from, to)), read.Sentence.Words(from, to), Sector.Unknown, Known: false);
}
