using AiInfra.Articles.Clauses;
using AiInfra.Articles.Findings;
using AiInfra.Articles.Languages;
using AiInfra.Articles.Mentions;
using AiInfra.Deals;
using AiInfra.Parties;

namespace AiInfra.Articles.Telling;

/// <summary>Finds data centres that are told with their place and owner and without a price, or whose price stands in brackets.</summary>
internal static class Sites
{
    public static IEnumerable<Candidate> In(ReadSentence read, Discourse discourse)
    {
        foreach (var project in read.Entities.Where(e => IsProjectOf(read, e)))
        {
            var scope = new Scope(read, null, project.From - 2, ChunkEnd(read, project.To));
            yield return Circumstances.With(Of(scope, project, null, []), scope, discourse.Dates);
        }

        if (Owner(read, discourse) is not { } owner || !IsAboutSites(read)) yield break;
        for (var i = 0; i < read.Projects.Count; i++)
        {
            var to = i + 1 < read.Projects.Count ? read.Projects[i + 1].From : read.Length;
            var amount = read.Amounts.FirstOrDefault(a => !a.IsNoise && a.From >= read.Projects[i].To && a.To <= to);
            var scope = new Scope(read, amount, read.Projects[i].From, to);
            yield return Circumstances.With(Of(scope, owner, read.Projects[i].Name, [Composition.IsTopic(owner)]), scope, discourse.Dates);
        }
    }

    private static Candidate Of(Scope scope, EntityMention owner, string? project, IEnumerable<string> inferences) => new()
    {
        Sentence = scope.Read,
        Amount = scope.Amount?.Found,
        Kind = DealKind.DataCenter,
        Parties = [new(owner, PartyRole.Owner)],
        Project = project,
        Inferences = [.. inferences],
    };

    /// <summary>"xAI's project in Memphis", "le projet de xAI à Memphis".</summary>
    private static bool IsProjectOf(ReadSentence read, EntityMention entity)
    {
        var hasPlace = read.Places.Any(p => p.From - entity.To is >= 1 and <= 4 && !read.HasSign(entity.To, p.From));
        var isOf = read.StandsBefore(Cue.From, entity.From, 0) && read.Cues.Any(hit => hit.Cue is Cue.Program or Cue.DataCenter && entity.From - hit.To is 1);
        return hasPlace && isOf && !read.Amounts.Any(a => !a.IsNoise);
    }

    private static EntityMention? Owner(ReadSentence read, Discourse discourse) => read.Parties.Any() ? null : discourse.Topic;

    private static bool IsAboutSites(ReadSentence read) => read.Projects.Count > 0 && (read.Has(Cue.DataCenter) || read.Has(Cue.Building) || read.Powers.Count > 0);

    private static int ChunkEnd(ReadSentence read, int at)
    {
        while (at < read.Length && !(read.IsBreak(at) && read.Sentence.Tokens[at].Text != ",")) at++;
        return at;
    }
}
