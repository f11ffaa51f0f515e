using AiInfra.Articles.Languages;
using AiInfra.Articles.Mentions;
using AiInfra.Parties;

namespace AiInfra.Articles.Clauses;

/// <summary>Who acts in what is told, and with or upon whom.</summary>
/// <param name="Subjects">Those before the verb.</param>
/// <param name="Objects">Those behind "with", "in", "from".</param>
internal sealed record Choice(IReadOnlyList<EntityMention> Subjects, IReadOnlyList<EntityMention> Objects)
{
    public IReadOnlyList<EntityMention> All { get; } = [.. Subjects.Concat(Objects).DistinctBy(e => e.EntityId)];
}

/// <summary>
/// Chooses the parties of what is told. Names in a row ("SoftBank, OpenAI and Oracle") are one group; the first group acts, or in a relative clause the one before it;
/// the group behind a preposition next to the amount is the other side. Others are passed over.
/// </summary>
internal static class PartyChoice
{
    /// <summary>Words that may stand between a preposition and a name: "led by the Norwegian industrial group Aker".</summary>
    private const int Gap = 5;

    /// <summary>Words that may part two names of one row.</summary>
    private const int MostBetween = 6;

    public static Choice Of(Scope scope)
    {
        var groups = Groups(scope);
        groups.RemoveAll(g => Insertions(scope).Any(i => g[0].From >= i.From && g[^1].To <= i.To));
        var before = groups.Where(g => g[^1].To <= scope.Centre).ToList();
        var after = groups.Where(g => g[0].From >= scope.Centre).ToList();
        var subject = Subject(scope, before);
        var linked = after.Where(g => IsLinked(scope.Read, g)).ToList();
        if (scope.Has(Cue.Raise) && subject is not null && linked.Count > 1) return new(subject, [.. linked.SelectMany(g => g)]);
        if (subject is null) return linked is [var one, var two, ..] ? new(one, two) : after is [var only, ..] ? Split(only) : new([], []);
        bool IsOther(List<EntityMention> group) => group != subject && group.Exists(e => subject.TrueForAll(s => KnownEntities.RootOf(s.EntityId) != KnownEntities.RootOf(e.EntityId)));
        var others = before.Where(IsOther).ToList();
        if (scope.Amount is null) linked = [.. others.Where(g => IsLinked(scope.Read, g))];
        var other = linked.FirstOrDefault(IsOther) ?? others.LastOrDefault() ?? after.FirstOrDefault(IsOther);
        return other is null ? Split(subject) : new(subject, other);
    }

    /// <summary>Whether a preposition stands before a group.</summary>
    public static bool IsLinked(ReadSentence read, IReadOnlyList<EntityMention> group) =>
        read.StandsBefore(Cue.With, group[0].From, Gap) || read.StandsBefore(Cue.Into, group[0].From) || read.StandsBefore(Cue.From, group[0].From, Gap) || read.StandsBefore(Cue.To, group[0].From);

    private static List<EntityMention>? Subject(Scope scope, List<List<EntityMention>> before)
    {
        if (before.Count == 0) return null;
        var relative = Relatives(scope).Where(from => !Insertions(scope).Any(i => i.From == from)).LastOrDefault(-1);
        return before.LastOrDefault(g => g[^1].To <= relative && relative - g[^1].To <= 2 && !scope.Read.HasAny(relative, scope.Centre, Cue.Like))
            ?? before.FirstOrDefault(g => !scope.Read.StandsBefore(Cue.With, g[0].From, 2)) ?? before[0]; // "together with Nvidia the group builds"
    }

    private static IEnumerable<int> Relatives(Scope scope) =>
        scope.Read.Cues.Where(hit => hit.Cue is Cue.Who && hit.From > scope.From && hit.To <= scope.Centre && scope.Read.IsBreak(hit.From - 1)).Select(hit => hit.From);

    /// <summary>Relative clauses that end before the amount: ", which is building in Texas,".</summary>
    private static IEnumerable<(int From, int To)> Insertions(Scope scope)
    {
        foreach (var from in Relatives(scope))
        {
            var to = Enumerable.Range(from, scope.Centre - from).FirstOrDefault(scope.Read.IsBreak, -1);
            if (to > from + 1) yield return (from, to);
        }
    }

    /// <summary>Of one group alone: "between Oracle and OpenAI" has two sides.</summary>
    private static Choice Split(List<EntityMention> group) => group.Count == 2 ? new([group[0]], [group[1]]) : new(group, []);

    private static List<List<EntityMention>> Groups(Scope scope)
    {
        List<List<EntityMention>> groups = [];
        foreach (var entity in scope.Read.Parties.Where(e => e.From >= scope.From && e.To <= scope.To))
        {
            if (groups is [.., var last] && IsInRow(scope.Read, last[^1].To, entity.From)) last.Add(entity);
            else groups.Add([entity]);
        }

        return groups;
    }

    /// <summary>Whether only commas, "and" and what may stand before a name part two names.</summary>
    private static bool IsInRow(ReadSentence read, int from, int to)
    {
        if (to <= from || to - from > MostBetween) return false;
        var (isList, inName) = (false, true);
        for (var at = from; at < to; at++)
        {
            var joins = read.Sentence.Tokens[at].Text is "," || Is(at, Cue.And);
            isList |= joins;
            inName &= joins || read.Sentence.Tokens[at].Text is "s" || read.Places.Any(p => at >= p.From && at < p.To) || Is(at, Cue.Definite) || Is(at, Cue.NewCompany) || Is(at, Cue.Company) || Is(at, Cue.CapitalCompany) || (isList && Is(at, Cue.From));
        }

        return isList && inName;

        bool Is(int token, Cue cue) => read.Cues.Any(hit => hit.Cue == cue && hit.From <= token && hit.To > token);
    }
}
