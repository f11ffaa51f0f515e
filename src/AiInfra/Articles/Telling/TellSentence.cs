using AiInfra.Articles.Languages;
using AiInfra.Articles.Mentions;
using AiInfra.Deals;
using AiInfra.Parties;

namespace AiInfra.Articles.Telling;

/// <summary>Makes of a sentence the deals it tells.</summary>
internal sealed class TellSentence(Discourse discourse, DateContext dates)
{
    private static readonly DealKind[] OfOneParty = [DealKind.Equity, DealKind.Debt, DealKind.Program, DealKind.DataCenter];

    public IEnumerable<Candidate> Of(ReadSentence read)
    {
        var scopes = Scope.Of(read).ToList();
        var told = Together(read, scopes) ?? Each(scopes);
        if (scopes.Count == 0) told = (WithoutAmount(read) ?? Afterthought(read)) is { } one ? [one] : [];
        discourse.Pending = scopes.Count == 0 ? Unpriced(read) : null;
        foreach (var candidate in told.OfType<Candidate>().Concat(Sites.In(read, discourse, dates)).Concat(Alliances.In(read, dates)))
        {
            discourse.Last = candidate;
            yield return candidate;
        }
    }

    private List<Candidate?> Each(List<Scope> scopes)
    {
        List<Candidate?> told = [];
        foreach (var scope in scopes) told.Add((told is [.., { } before] ? Elliptic(scope, before) : null) ?? OfAmount(scope, scopes.Count));
        return told;
    }

    /// <summary>"… invest $5 billion in Anthropic and Nvidia $10 billion": another does the same.</summary>
    private Candidate? Elliptic(Scope scope, Candidate before)
    {
        var choice = PartyChoice.Of(scope);
        if (choice.All is not [{ IsReference: false } other] || other.To > scope.Centre || before.Parties.Length < 2 || before.PartyIds.Contains(other.EntityId)) return null;
        if (scope.Read.Cues.Any(hit => hit.From >= scope.From && hit.To <= scope.To && KindOf.IsVerb(hit.Cue))) return null;
        return Of(scope, before.Kind, new([other], before.Choice.Objects), []) with { Parties = [new(other, before.Parties[0].Role), .. before.Parties.Skip(1)] };
    }

    private Candidate? OfAmount(Scope scope, int scopes)
    {
        if (IsForecast(scope)) return Circumstances.With(new() { Sentence = scope.Read, Amount = scope.Amount!.Found, Kind = DealKind.Forecast }, scope, dates);
        var choice = PartyChoice.Of(scope);
        var onlyMeant = choice.All.Count < 2 && choice.All.All(e => e.IsReference);
        if (onlyMeant && scope.Has(Cue.Pair) && discourse.Pair is { } pair) choice = pair;
        else if (onlyMeant && (Following(scope, choice) ?? Priced(scope)) is { } continued) return continued;
        else if (choice.All.Count == 0 && scopes > 1) choice = PartyChoice.Of(scope with { From = 0, To = scope.Read.Length });
        if (choice.All.Count == 0 && scope.Has(Cue.Invest, Cue.Program) && scope.Read.Entities.FirstOrDefault(e => Bystanders.Speaks(scope.Read, e)) is { } speaker) choice = new([speaker], []);
        if (choice.All.Count == 0) return null;
        if (choice.All.Count == 1 && scope.Has(Cue.Another) && scope.Has(Cue.Agreement, Cue.Buying)) choice = Completed(choice, scope).Choice;
        else if (IsObject(scope, choice) && discourse.Topic is { } acting && acting.EntityId != choice.All[0].EntityId && KindOf.Deal(scope, new([acting], choice.All)) is { } ofTwo && !OfOneOwner(ofTwo)) return Of(scope, ofTwo, new([acting with { IsReference = false }], choice.All), [$"{acting.Name} is who the text is about"]);
        var kind = KindOf.Deal(scope, choice) ?? (scope.Read.Has(Cue.Alliances) ? Continued(scope, choice) : null) ?? KindOf.Deal(scope with { From = 0, To = scope.Read.Length }, choice) ?? Continued(scope, choice);
        if (kind is not { } known) return null;
        if (known is DealKind.Program && IsGivenTo(scope, choice)) known = DealKind.Equity;
        var (whole, inferences) = choice.All.Count == 1 && IsOfTwo(known, scope) ? Completed(choice, scope) : (choice, []);
        if (known is DealKind.Debt && whole.All.All(e => e.Sector is Sector.Capital) && discourse.Protagonist(scope.Read) is { } borrower && borrower.Sector is not Sector.Capital)
            (whole, inferences) = (new([borrower with { IsReference = false }], whole.All), [$"{borrower.Name} is who the text is about"]);
        if (whole.All.Count == 1 && Seller(known) is { } sector && discourse.Main() is { } seller && seller.Sector == sector && whole.All[0].Sector != sector && scope.Has(Cue.Buying, Cue.Signed))
            (whole, inferences) = (new(whole.All, [seller with { IsReference = false }]), [$"{seller.Name} is who the text is about"]);
        if (whole.All.Count == 1 && !OfOneParty.Contains(known) && !scope.Has(Cue.Signed, Cue.Agreement)) return null;
        if (whole.All.Count == 1 && known is DealKind.Equity && !scope.Has(Cue.Raise)) known = DealKind.Program;
        return Of(scope, known, whole, inferences);
    }

    private Candidate Of(Scope scope, DealKind kind, Choice choice, IEnumerable<string> inferences) => Circumstances.With(
        new()
        {
            Sentence = scope.Read,
            Amount = scope.Amount?.Found,
            Kind = kind,
            Parties = Roles.Of(kind, scope, choice),
            Inferences = [.. inferences, .. choice.All.Where(e => e.IsReference).Select(e => $"\"{scope.Read.Sentence.Words(e.From, e.To)}\" is taken for {e.Name}")],
        },
        scope,
        dates);

    /// <summary>A forecast of a market: nobody who will spend the money is named.</summary>
    private static bool IsForecast(Scope scope)
    {
        var isGuessed = scope.Read.HasAny(0, scope.Read.Length, Cue.Forecast, Cue.AccordingTo);
        var isMarket = scope.Has(Cue.Spending, Cue.Global) || (isGuessed && scope.Has(Cue.Invest));
        return (isGuessed || scope.Read.Has(Cue.Chief)) && isMarket && scope.Read.Parties.All(e => !e.Known || e.From < scope.From || e.From >= scope.To);
    }

    /// <summary>"A second contract", "the investment has grown to", "a contract that will bring the utility $18 billion": the parties are those of the deal before.</summary>
    private Candidate? Following(Scope scope, Choice choice)
    {
        if (discourse.Last is not { Kind: not DealKind.Forecast, Parties.Length: > 0 } last || !IsNear(scope.Read, last) || choice.All.Any(e => !last.PartyIds.Contains(e.EntityId))) return null;
        var another = scope.Has(Cue.Another) && scope.Read.HasAny(0, scope.Read.Length, Cue.Agreement, Cue.Invest, Cue.Buying);
        var climbs = scope.Has(Cue.Climb) && scope.Read.HasAny(0, scope.Centre, Cue.Invest, Cue.Agreement);
        var contract = choice.All.Count == 1 && last.Parties.Length > 1 && scope.Has(Cue.Agreement) && last.Sentence.Sentence.Paragraph == scope.Read.Sentence.Paragraph;
        if (!another && !climbs && !contract) return null;
        var kind = contract && KindOf.Deal(scope, last.Choice) is { } own ? own : last.Kind;
        var candidate = Of(scope, kind, last.Choice, ["the parties are those of the deal told before"]);
        return kind == last.Kind ? candidate with { Parties = last.Parties, IsCumulative = climbs } : candidate;
    }

    /// <summary>"Microsoft gave it $1 billion".</summary>
    private static bool IsGivenTo(Scope scope, Choice choice) =>
        choice.All is [{ IsReference: false } only] && scope.Has(Cue.Invest) && (scope.Read.HasAny(only.To, scope.Centre, Cue.Pronoun) || scope.Read.HasAny(0, Math.Min(only.From, 2), Cue.Possessive));

    /// <summary>The sentence before told everything but the amount.</summary>
    private Candidate? Priced(Scope scope) =>
        (discourse.Pending ?? (discourse.Last is { Amount: null } last ? last : null)) is { } pending && scope.Has(Cue.Price, Cue.Acquire, Cue.Invest, Cue.Agreement) && pending.Sentence.Sentence.Paragraph == scope.Read.Sentence.Paragraph
            ? pending with { Amount = scope.Amount!.Found, Inferences = pending.Inferences.Add("the amount stands in the sentence behind") }
            : null;

    private DealKind? Continued(Scope scope, Choice choice) =>
        choice.All.Count < 2 ? null : discourse.Last is { Kind: not DealKind.Forecast } last && IsNear(scope.Read, last) && last.Parties.Length > 1 ? last.Kind : KindOf.BySectors(choice);

    private static Sector? Seller(DealKind kind) => kind switch { DealKind.CloudContract => Sector.Cloud, DealKind.ChipSupply => Sector.Chips, DealKind.Power => Sector.Energy, _ => null };

    private static bool OfOneOwner(DealKind kind) => kind is DealKind.Program or DealKind.DataCenter;

    /// <summary>"completó la inversión de 40.000 millones de dólares en OpenAI": the only one named is acted upon.</summary>
    private static bool IsObject(Scope scope, Choice choice) =>
        choice.All is [{ IsReference: false } only] && (scope.Read.StandsBefore(Cue.Into, only.From, 2) || scope.Read.StandsBefore(Cue.With, only.From, 2) || scope.Read.StandsBefore(Cue.To, only.From, 2) || scope.Read.HasAny(0, only.From, Cue.Acquire));

    private static bool IsOfTwo(DealKind kind, Scope scope) => kind is not (DealKind.Program or DealKind.DataCenter or DealKind.Debt) && !(kind is DealKind.Equity && scope.Has(Cue.Raise) && !scope.Has(Cue.Lead));

    /// <summary>With the other side of a deal that names one: who the sentence began with, or who the text is about.</summary>
    private (Choice Choice, IEnumerable<string> Inferences) Completed(Choice choice, Scope scope)
    {
        var only = choice.All[0];
        if (scope.Read.Parties.FirstOrDefault(e => e.To <= scope.From && e.EntityId != only.EntityId) is { } first) return (new([first], [only]), []);
        var isPronoun = scope.Read.HasAny(only.To, scope.Centre, Cue.Pronoun);
        if ((isPronoun ? discourse.Topic : discourse.Protagonist(scope.Read)) is not { } topic || topic.EntityId == only.EntityId || !(PartyChoice.IsLinked(scope.Read, [only]) || scope.Has(Cue.Pronoun, Cue.Lead, Cue.Possessive) || scope.Has(Cue.Another))) return (choice, []);
        topic = topic with { IsReference = false };
        return (only.To <= scope.Centre && !PartyChoice.IsLinked(scope.Read, [only]) ? new([only], [topic]) : new([topic], [only]), [$"{topic.Name} is who the text is about"]);
    }

    /// <summary>"invest $5 billion and $10 billion respectively": the first amount is the first company's.</summary>
    private List<Candidate?>? Together(ReadSentence read, List<Scope> scopes)
    {
        if (scopes.Count < 2 || !read.Has(Cue.Respectively)) return null;
        var choice = PartyChoice.Of(new(read, scopes[^1].Amount, 0, read.Length));
        if (choice.Subjects.Count != scopes.Count || KindOf.Deal(Scope.Whole(read), choice) is not { } kind) return null;
        return [.. scopes.Select((scope, i) => (Candidate?)Of(scope with { From = 0, To = read.Length }, kind, new([choice.Subjects[i]], choice.Objects), []))];
    }

    /// <summary>A contract or partnership without an amount, when the words leave no doubt that it is one of its own.</summary>
    private Candidate? WithoutAmount(ReadSentence read)
    {
        var scope = Scope.Whole(read);
        if (!read.Parties.Any() && read.Has(Cue.Undisclosed)) return discourse.Pending;
        if (read.Amounts.Count > 0 || scope.Has(Cue.Rumour)) return null;
        var isSale = scope.Has(Cue.Agreement, Cue.Partnership) || scope.Has(Cue.Buying, Cue.Supplying) || scope.Has(Cue.Lease);
        var isTold = read.Has(Cue.Undisclosed) || (scope.Has(Cue.Signed, Cue.Intent) && isSale) || (read.Powers.Count > 0 && (isSale || scope.Has(Cue.Chip, Cue.Electricity)));
        return isTold && Unpriced(read) is { Parties.Length: > 1 } candidate ? candidate : null;
    }

    /// <summary>"The contract runs until 2031", "eight data centres are under construction in Texas": more of the deal told last.</summary>
    private Candidate? Afterthought(ReadSentence read)
    {
        if (discourse.Last is not { Kind: not DealKind.Forecast } last || last.Sentence.Sentence.Paragraph != read.Sentence.Paragraph || read.Amounts.Count > 0 || read.Parties.Any(e => !e.IsReference)) return null;
        var scope = Scope.Whole(read);
        var says = read.Powers.Count > 0 || read.Terms.Count > 0 || (read.Places.Count > 0 && scope.Has(Cue.UnderConstruction, Cue.Operating));
        return says && scope.Has(Cue.Agreement, Cue.DataCenter, Cue.Program, Cue.Building) ? Circumstances.With(last with { Sentence = read, Amount = null, Term = null, Place = null, Gigawatts = null, Inferences = last.Inferences.Add("told in the sentence behind") }, scope, dates) with { Bindingness = Bindingness.Reported, DateIsTold = false } : null;
    }

    /// <summary>What a sentence without an amount may tell of; its amount may stand in the next.</summary>
    private Candidate? Unpriced(ReadSentence read)
    {
        var scope = Scope.Whole(read);
        if (read.Amounts.Any(a => !a.IsNoise) || IsDenied(read)) return null;
        var choice = PartyChoice.Of(scope);
        if (IsObject(scope, choice) && scope.Has(Cue.Signed) && discourse.Topic is { } acting && acting.EntityId != choice.All[0].EntityId) choice = new([acting with { IsReference = false }], choice.All);
        return choice.All.Count > 0 && (KindOf.Deal(scope, choice) ?? (choice.All.Count > 1 ? KindOf.BySectors(choice) : null)) is { } kind ? Of(scope, kind, choice, []) : null;
    }

    /// <summary>What is told did not happen: the denial stands right before the verb or the contract.</summary>
    private static bool IsDenied(ReadSentence read) => read.Cues.Any(hit => hit.Cue is Cue.Denial && read.Cues.Any(c => c.Cue is Cue.Signed or Cue.Agreement or Cue.Partnership or Cue.Buying or Cue.Supplying && c.From - hit.To is >= 0 and <= 2));

    private static bool IsNear(ReadSentence read, Candidate last) => read.Sentence.Paragraph - last.Sentence.Sentence.Paragraph <= 1;
}
