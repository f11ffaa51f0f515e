using AiInfra.Articles.Languages;
using AiInfra.Articles.Mentions;
using AiInfra.Parties;

namespace AiInfra.Articles.Telling;

/// <summary>Finds out whom a sentence means without naming them: "the company", "le groupe", "der Chiphersteller", "the maker of ChatGPT".</summary>
internal static class References
{
    private static readonly Cue[] Kinds = [Cue.AiCompany, Cue.ChipCompany, Cue.CloudCompany, Cue.EnergyCompany, Cue.CapitalCompany, Cue.Company, Cue.Pronoun];

    /// <summary>What stands between a word for a company and a name that is another's.</summary>
    private static readonly Cue[] Parting =
        [Cue.With, Cue.Into, Cue.To, Cue.And, Cue.In, Cue.Who, Cue.Like, Cue.Signed, Cue.Invest, Cue.Buying, Cue.Supplying, Cue.Building, Cue.Acquire, Cue.Raise, Cue.Program, Cue.Lease, Cue.Agreement, Cue.Closed, Cue.Intent, Cue.Rumour];

    /// <summary>"the largest operator" is described, not meant.</summary>
    private static readonly string[] Superlatives = ["gross", "large", "bigge", "first", "erst", "grand", "plus", "mayor", "primer", "premier", "only", "einzig", "seul", "unic", "zweit", "second", "dritt", "leading", "fuhrend"];

    /// <summary>The sentence with those it means among its entities.</summary>
    public static ReadSentence Resolved(ReadSentence read, Discourse discourse)
    {
        read = Makers(read);
        read = Subsidiaries(read, discourse);
        List<EntityMention> found = [];
        foreach (var hit in read.Cues.Where(hit => Kinds.Contains(hit.Cue)).GroupBy(hit => hit.From).Select(same => same.OrderByDescending(hit => hit.To).ThenBy(hit => Array.IndexOf(Kinds, hit.Cue)).First()))
        {
            if (IsNamed(read, hit) || read.StandsBefore(Cue.AccordingTo, hit.From) || (hit.Cue is not Cue.Pronoun && !IsDefinite(read, hit)) || found.Exists(e => hit.From < e.To)) continue;
            var before = read.Parties.Where(e => e.To <= hit.From && !read.StandsBefore(Cue.With, e.From)).ToList();
            if (hit.Cue is Cue.Pronoun && (before.Count > 0 || !IsSubject(read, hit))) continue;
            if (discourse.Meant(hit.Cue, read.Sentence.Paragraph, hit.Cue is Cue.Pronoun ? [] : Elsewhere(read, hit)) is { } meant) found.Add(meant with { From = hit.From, To = hit.To, IsReference = true, IsBystander = false });
        }

        return found.Count == 0 ? read : read with { Entities = [.. read.Entities.Concat(found).OrderBy(e => e.From)] };
    }

    /// <summary>A name before the reference that it can mean: one of another part of the sentence.</summary>
    private static List<EntityMention> Elsewhere(ReadSentence read, CueHit hit) => [.. read.Parties.Where(e => e.To <= hit.From && read.HasSign(e.To, hit.From)).Take(1)];

    /// <summary>"the chip maker Broadcom", "Nebius Group": the name stands beside the word.</summary>
    private static bool IsNamed(ReadSentence read, CueHit hit) => read.Entities.Any(e =>
        (e.From >= hit.To && e.From - hit.To <= 1 && !read.HasSign(hit.To, e.From)) || (e.To <= hit.From && hit.From - e.To == 0) || (hit.From >= e.From && hit.To <= e.To)
        || (e.From > hit.To && e.From - hit.To <= 6 && !read.HasSign(hit.To, e.From) && !read.Cues.Any(c => c.From >= hit.To && c.To <= e.From && Parting.Contains(c.Cue)))
        || (e.From > hit.To && e.From - hit.To == 1 && read.IsBreak(hit.To)) || (e.To == hit.From - 2 && read.IsBreak(e.To) && read.Cues.Any(d => d.Cue is Cue.Definite && d.To == hit.From)));

    /// <summary>A pronoun early in a sentence, or where a part of it begins: "it" in "topped it up" is a thing.</summary>
    private static bool IsSubject(ReadSentence read, CueHit hit) => hit.From <= 6 || read.IsBreak(hit.From - 1) || read.Cues.Any(c => c.Cue is Cue.And or Cue.Who && c.To == hit.From);

    private static bool IsDefinite(ReadSentence read, CueHit hit) => (read.StandsBefore(Cue.Definite, hit.From, 2) && !Superlatives.Any(word => hit.From > 0 && read.Sentence.Tokens[hit.From - 1].Text.StartsWith(word, StringComparison.Ordinal)));

    /// <summary>Products named with a word for who makes them become their maker.</summary>
    private static ReadSentence Makers(ReadSentence read)
    {
        List<EntityMention> makers = [];
        for (var at = 0; at < read.Length; at++)
        {
            if (Products.MakerOf(read.Sentence.Tokens[at]) is not { } maker) continue;
            var before = read.Cues.Where(hit => hit.To <= at && (hit.Cue is Cue.Maker && at - hit.To <= 1 || hit.Cue is Cue.Company && at - hit.To is >= 1 and <= 3 && read.HasAny(hit.To, at, Cue.From))).Select(hit => (int?)hit.From).FirstOrDefault();
            var behind = read.Cues.Where(hit => hit.Cue is Cue.Maker or Cue.Company or Cue.AiCompany && (hit.From == at + 1 || hit.From == at + 2 && read.Sentence.Tokens[at + 1].Text == "s")).Select(hit => (int?)hit.To).FirstOrDefault();
            if (before is not null || behind is not null) makers.Add(new(before ?? at, behind ?? at + 1, maker.Id, maker.Name, maker.Sector, Known: true) { IsReference = true });
        }

        if (makers.Count == 0) return read;
        var others = read.Entities.Where(e => !makers.Exists(m => e.From >= m.From && e.To <= m.To));
        return read with { Entities = [.. others.Concat(makers).OrderBy(e => e.From)] };
    }

    private static ReadSentence Subsidiaries(ReadSentence read, Discourse discourse) => read with
    {
        Entities = [.. read.Entities.Select(entity => read.StandsBefore(Cue.Subsidiary, entity.From, 1) ? Subsidiary(read, entity, discourse) : entity)],
    };

    private static EntityMention Subsidiary(ReadSentence read, EntityMention parent, Discourse discourse)
    {
        var named = read.Entities.Any(e => e != parent && KnownEntities.RootOf(e.EntityId) == KnownEntities.RootOf(parent.EntityId));
        return named ? parent with { IsBystander = true } : discourse.SubsidiaryOf(parent) with { From = parent.From, To = parent.To, IsReference = true, IsBystander = false };
    }
}
