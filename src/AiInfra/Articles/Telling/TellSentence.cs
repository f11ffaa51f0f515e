using AiInfra.Articles.Clauses;
using AiInfra.Articles.Findings;
using AiInfra.Articles.Languages;
using AiInfra.Articles.Mentions;

namespace AiInfra.Articles.Telling;

/// <summary>Makes of a sentence the deals it tells, one for each amount, or one without.</summary>
internal sealed class TellSentence(Discourse discourse)
{
    private readonly Priced _priced = new(discourse);
    private readonly Unpriced _unpriced = new(discourse);

    public IEnumerable<Candidate> Of(ReadSentence read)
    {
        var scopes = Scope.Of(read).ToList();
        var told = scopes.Count > 0 ? Respective(read, scopes) ?? Each(scopes) : [_unpriced.Of(read) ?? discourse.Afterthought(read)];
        discourse.Pending = scopes.Count == 0 ? _unpriced.Any(read) : null;
        foreach (var candidate in told.OfType<Candidate>().Concat(Sites.In(read, discourse)).Concat(Alliances.In(read, discourse)))
        {
            discourse.Last = candidate;
            yield return candidate;
        }
    }

    private List<Candidate?> Each(List<Scope> scopes)
    {
        List<Candidate?> told = [];
        foreach (var scope in scopes) told.Add((told is [.., { } before] ? Elliptic(scope, before) : null) ?? _priced.Of(scope, isOneOfMany: scopes.Count > 1));
        return told;
    }

    /// <summary>"… invest $5 billion in Anthropic and Nvidia $10 billion": another does the same.</summary>
    private Candidate? Elliptic(Scope scope, Candidate before)
    {
        var choice = PartyChoice.Of(scope);
        if (choice.All is not [{ IsReference: false } other] || other.To > scope.Centre || before.Parties.Length < 2 || before.PartyIds.Contains(other.EntityId)) return null;
        if (scope.Read.Cues.Any(hit => hit.From >= scope.From && hit.To <= scope.To && KindOf.IsVerb(hit.Cue))) return null;
        return Composition.Of(scope, before.Kind, new([other], before.Choice.Objects), discourse) with { Parties = [new(other, before.Parties[0].Role), .. before.Parties.Skip(1)] };
    }

    /// <summary>"invest $5 billion and $10 billion respectively": the first amount is the first company's.</summary>
    private List<Candidate?>? Respective(ReadSentence read, List<Scope> scopes)
    {
        if (scopes.Count < 2 || !read.Has(Cue.Respectively)) return null;
        var choice = PartyChoice.Of(new(read, scopes[^1].Amount, 0, read.Length));
        if (choice.Subjects.Count != scopes.Count || KindOf.Deal(Scope.Whole(read), choice) is not { } kind) return null;
        return [.. scopes.Select((scope, i) => (Candidate?)Composition.Of(scope with { From = 0, To = read.Length }, kind, new([choice.Subjects[i]], choice.Objects), discourse))];
    }
}
