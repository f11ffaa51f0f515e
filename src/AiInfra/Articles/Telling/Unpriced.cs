using AiInfra.Articles.Clauses;
using AiInfra.Articles.Findings;
using AiInfra.Articles.Languages;
using AiInfra.Articles.Mentions;

namespace AiInfra.Articles.Telling;

/// <summary>Makes deals of sentences that name no amount.</summary>
internal sealed class Unpriced(Discourse discourse)
{
    /// <summary>A contract or partnership without an amount, when the words leave no doubt that it is one of its own.</summary>
    public Candidate? Of(ReadSentence read)
    {
        var scope = Scope.Whole(read);
        if (!read.Parties.Any() && read.Has(Cue.Undisclosed)) return discourse.Pending;
        if (read.Amounts.Count > 0 || scope.Has(Cue.Rumour)) return null;
        var isSale = scope.Has(Cue.Agreement, Cue.Partnership) || scope.Has(Cue.Buying, Cue.Supplying) || scope.Has(Cue.Lease);
        var isTold = read.Has(Cue.Undisclosed) || (scope.Has(Cue.Signed, Cue.Intent) && isSale) || (read.Powers.Count > 0 && (isSale || scope.Has(Cue.Chip, Cue.Electricity)));
        return isTold && Any(read) is { Parties.Length: > 1 } candidate ? candidate : null;
    }

    /// <summary>Whatever a sentence without an amount may tell of; its amount may stand in the next.</summary>
    public Candidate? Any(ReadSentence read)
    {
        var scope = Scope.Whole(read);
        if (read.Amounts.Any(a => !a.IsNoise) || IsDenied(read)) return null;
        var choice = PartyChoice.Of(scope);
        if (scope.Has(Cue.Signed) && Completion.WithSubject(scope, choice, discourse) is { } acting) choice = acting;
        var kind = choice.All.Count == 0 ? null : KindOf.Deal(scope, choice) ?? (choice.All.Count > 1 ? KindOf.BySectors(choice) : null);
        return kind is { } known ? Composition.Of(scope, known, choice, discourse) : null;
    }

    /// <summary>What is told did not happen: the denial stands right before the verb or the contract.</summary>
    private static bool IsDenied(ReadSentence read) =>
        read.Cues.Any(hit => hit.Cue is Cue.Denial && read.Cues.Any(c => c.Cue is Cue.Signed or Cue.Agreement or Cue.Partnership or Cue.Buying or Cue.Supplying && c.From - hit.To is >= 0 and <= 2));
}
