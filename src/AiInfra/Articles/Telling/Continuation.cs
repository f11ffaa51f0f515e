using AiInfra.Articles.Clauses;
using AiInfra.Articles.Findings;
using AiInfra.Articles.Languages;
using AiInfra.Articles.Mentions;
using AiInfra.Deals;

namespace AiInfra.Articles.Telling;

/// <summary>What a sentence adds to the deal told before it.</summary>
internal static class Continuation
{
    private const string SameParties = "the parties are those of the deal told before";

    extension(Discourse discourse)
    {
        /// <summary>"A second contract", "the investment has grown to", "a contract that will bring the utility $18 billion": another deal of the same parties.</summary>
        public Candidate? Following(Scope scope, Choice choice)
        {
            if (scope.Has(Cue.Hypothetical) || discourse.LastNear(scope) is not { Parties.Length: > 0 } last || choice.All.Any(e => !last.PartyIds.Contains(e.EntityId))) return null;
            var another = scope.Has(Cue.Another) && scope.Read.HasAny(0, scope.Read.Length, Cue.Agreement, Cue.Invest, Cue.Buying);
            var climbs = scope.Has(Cue.Climb) && scope.Read.HasAny(0, scope.Centre, Cue.Invest, Cue.Agreement);
            var contract = choice.All.Count == 1 && last.Parties.Length > 1 && scope.Has(Cue.Agreement) && IsSameParagraph(scope.Read, last);
            if (!another && !climbs && !contract) return null;
            var kind = contract && KindOf.Deal(scope, last.Choice) is { } own ? own : last.Kind;
            var candidate = Composition.Of(scope, kind, last.Choice, discourse, SameParties);
            return kind == last.Kind ? candidate with { Parties = last.Parties, IsCumulative = climbs } : candidate;
        }

        /// <summary>The sentence before told everything but the amount.</summary>
        public Candidate? Priced(Scope scope) =>
            (discourse.Pending ?? (discourse.Last is { Amount: null } last ? last : null)) is { } pending && scope.Has(Cue.Price, Cue.Acquire, Cue.Invest, Cue.Agreement) && IsSameParagraph(scope.Read, pending)
                ? pending with { Amount = scope.Amount!.Found, Inferences = pending.Inferences.Add("the amount stands in the sentence behind") }
                : null;

        /// <summary>"The contract runs until 2031", "eight data centres are under construction in Texas": more of the deal told last.</summary>
        public Candidate? Afterthought(ReadSentence read)
        {
            if (discourse.Last is not { Kind: not DealKind.Forecast } last || !IsSameParagraph(read, last) || read.Amounts.Count > 0 || read.Parties.Any(e => !e.IsReference)) return null;
            var scope = Scope.Whole(read);
            var says = read.Powers.Count > 0 || read.Terms.Count > 0 || (read.Places.Count > 0 && scope.Has(Cue.UnderConstruction, Cue.Operating));
            if (!says || !scope.Has(Cue.Agreement, Cue.DataCenter, Cue.Program, Cue.Building)) return null;
            var more = last with { Sentence = read, Amount = null, Inferences = last.Inferences.Add("told in the sentence behind") };
            return Circumstances.With(more, scope, discourse.Dates) with { Bindingness = Bindingness.Reported, DateIsTold = false };
        }

        /// <summary>The kind of the deal before, for two who stand together without a word of what they do.</summary>
        public DealKind? KindBefore(Scope scope, Choice choice) =>
            choice.All.Count < 2 ? null : discourse.LastNear(scope) is { Parties.Length: > 1 } last ? last.Kind : KindOf.BySectors(choice);

        private Candidate? LastNear(Scope scope) => discourse.Last is { Kind: not DealKind.Forecast } last && scope.Read.Sentence.Paragraph - last.Sentence.Sentence.Paragraph <= 1 ? last : null;
    }

    private static bool IsSameParagraph(ReadSentence read, Candidate last) => last.Sentence.Sentence.Paragraph == read.Sentence.Paragraph;
}
