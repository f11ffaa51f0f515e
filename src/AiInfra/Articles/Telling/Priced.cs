using AiInfra.Articles.Clauses;
using AiInfra.Articles.Findings;
using AiInfra.Articles.Languages;
using AiInfra.Articles.Mentions;
using AiInfra.Deals;

namespace AiInfra.Articles.Telling;

/// <summary>Makes a deal of an amount: a forecast, more of what was told before, or one between those who stand around it.</summary>
internal sealed class Priced(Discourse discourse)
{
    private static readonly DealKind[] OfOneParty = [DealKind.Equity, DealKind.Debt, DealKind.Program, DealKind.DataCenter];

    /// <returns>Null when the words tell of no deal.</returns>
    public Candidate? Of(Scope scope, bool isOneOfMany)
    {
        if (IsForecast(scope)) return Composition.Of(scope, DealKind.Forecast, new([], []), discourse);
        var choice = PartyChoice.Of(scope);
        if (choice.All.Count < 2 && choice.All.All(e => e.IsReference))
        {
            if (scope.Has(Cue.Pair) && discourse.Pair is { } pair) choice = pair;
            else if ((discourse.Following(scope, choice) ?? discourse.Priced(scope)) is { } continued) return continued;
            else if (choice.All.Count == 0) choice = Elsewhere(scope, isOneOfMany);
        }

        return choice.All.Count == 0 ? null : Between(scope, choice);
    }

    /// <summary>A forecast of a market: nobody who will spend the money is named.</summary>
    private static bool IsForecast(Scope scope)
    {
        var isGuessed = scope.Read.HasAny(0, scope.Read.Length, Cue.Forecast, Cue.AccordingTo);
        var isMarket = scope.Has(Cue.Spending, Cue.Global) || (isGuessed && scope.Has(Cue.Invest));
        return (isGuessed || scope.Read.Has(Cue.Chief)) && isMarket && scope.Read.Parties.All(e => !e.Known || e.From < scope.From || e.From >= scope.To);
    }

    /// <summary>Nobody stands around the amount: those of the whole sentence, or who speaks for a company.</summary>
    private static Choice Elsewhere(Scope scope, bool isOneOfMany)
    {
        var choice = isOneOfMany ? PartyChoice.Of(scope.Widened()) : new([], []);
        return choice.All.Count == 0 && scope.Has(Cue.Invest, Cue.Program) && scope.Read.Entities.FirstOrDefault(e => Bystanders.Speaks(scope.Read, e)) is { } speaker ? new([speaker], []) : choice;
    }

    private Candidate? Between(Scope scope, Choice choice)
    {
        List<string> conclusions = [];
        if (choice.All.Count == 1 && scope.Has(Cue.Another) && scope.Has(Cue.Agreement, Cue.Buying)) (choice, conclusions) = Completion.Of(scope, choice, discourse);
        else if (Completion.WithSubject(scope, choice, discourse) is { } acting && KindOf.Deal(scope, acting) is { } ofTwo and not (DealKind.Program or DealKind.DataCenter))
            return Composition.Of(scope, ofTwo, acting, discourse, Composition.IsTopic(acting.Subjects[0]));

        if (KindFor(scope, choice) is not { } kind) return null;
        if (choice.All.Count == 1 && IsOfTwo(kind, scope)) (choice, conclusions) = Completion.Of(scope, choice, discourse);
        (choice, var other) = Completion.WithCounterparty(scope, kind, choice, discourse);
        if (choice.All.Count == 1 && !OfOneParty.Contains(kind) && !scope.Has(Cue.Signed, Cue.Agreement)) return null;
        if (choice.All.Count == 1 && kind is DealKind.Equity && !scope.Has(Cue.Raise)) kind = DealKind.Program;
        return Composition.Of(scope, kind, choice, discourse, conclusions.Concat(other));
    }

    private DealKind? KindFor(Scope scope, Choice choice)
    {
        var kind = KindOf.Deal(scope, choice) ?? (scope.Read.Has(Cue.Alliances) ? discourse.KindBefore(scope, choice) : null) ?? KindOf.Deal(scope.Widened(), choice) ?? discourse.KindBefore(scope, choice);
        return kind is DealKind.Program && IsGivenTo(scope, choice) ? DealKind.Equity : kind;
    }

    /// <summary>"Microsoft gave it $1 billion", "its oldest backer is Amazon".</summary>
    private static bool IsGivenTo(Scope scope, Choice choice) =>
        choice.All is [{ IsReference: false } only] && scope.Has(Cue.Invest) && (IsGiven(scope.Read, only.To, scope.Centre) || scope.Read.HasAny(0, Math.Min(only.From, 2), Cue.Possessive));

    /// <summary>A pronoun right behind the verb ("gave it"), or one that can be nothing else ("lui").</summary>
    private static bool IsGiven(ReadSentence read, int from, int to) => read.Cues.Any(hit =>
        hit.Cue is Cue.Pronoun && hit.From >= from && hit.To <= to && (read.Sentence.Tokens[hit.From].Text is "lui" or "leur" or "ihm" || read.Cues.Any(verb => verb.Cue is Cue.Invest && verb.To == hit.From)));

    private static bool IsOfTwo(DealKind kind, Scope scope) => kind is not (DealKind.Program or DealKind.DataCenter or DealKind.Debt) && !(kind is DealKind.Equity && scope.Has(Cue.Raise) && !scope.Has(Cue.Lead));
}
