using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Subscribers;

namespace AiInfra.Alerts;

/// <summary>A label and what stands beside it.</summary>
public sealed record Fact(string Label, string Value);

/// <summary>
/// What every channel and the feed say of an event, in plain text of one language. What came from outside is one harmless line (<see cref="PlainText"/>);
/// nothing is escaped: each renderer escapes for its own format.
/// </summary>
public sealed class AlertText(Wording words)
{
    public static readonly AlertText English = new(Wording.English);

    /// <summary>The longest name in a subject, in UTF-16 units.</summary>
    private const int SubjectName = 60;

    public static AlertText In(ReaderLanguage language) => new(Wording.In(language));

    public ReaderLanguage Language => words.Language;

    /// <summary>The words around what is told.</summary>
    public string Say(string english, params string[] values) => words.Say(english, values);

    /// <summary>The news in one line: "Oracle – OpenAI: $300 billion (cloud contract, definitive)".</summary>
    public string Subject(DealEvent dealEvent)
    {
        ArgumentNullException.ThrowIfNull(dealEvent);
        var deal = dealEvent.Deal;
        return Prefix(dealEvent) + words.Say("{0}: {1} ({2}, {3})", Names(deal), words.Amount(deal.Amount), words.Word(deal.Kind), words.Word(deal.Bindingness));
    }

    /// <summary>Who and what, where the figure stands beside it: "Oracle – OpenAI: cloud contract".</summary>
    public string Heading(DealEvent dealEvent)
    {
        ArgumentNullException.ThrowIfNull(dealEvent);
        return Prefix(dealEvent) + words.Say("{0}: {1}", Names(dealEvent.Deal), words.Word(dealEvent.Deal.Kind));
    }

    /// <summary>The amount with its qualifier, in few words: "up to $100 billion".</summary>
    public string Amount(Deal deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        return words.Amount(deal.Amount);
    }

    /// <summary>The facts in the order a reader wants them: how much, how firm, how certain, then the rest.</summary>
    public IReadOnlyList<Fact> Facts(DealEvent dealEvent)
    {
        ArgumentNullException.ThrowIfNull(dealEvent);
        return [.. Lead(dealEvent.Deal), .. Details(dealEvent.Deal)];
    }

    /// <summary>How much, how firm, how certain.</summary>
    public IReadOnlyList<Fact> Lead(Deal deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        return
        [
            new(words.Say("Amount"), AmountLine(deal.Amount)),
            new(words.Say("Bindingness"), words.Word(deal.Bindingness)),
            new(words.Say("Certainty"), words.Say("{0}: {1}", words.Word(deal.Certainty.Level), PlainText.Of(words.Reason(deal.Certainty.Reason)))),
        ];
    }

    /// <summary>The facts beside <see cref="Lead"/>.</summary>
    public IReadOnlyList<Fact> Details(Deal deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        List<Fact> facts =
        [
            new(words.Say("Kind"), words.Word(deal.Kind)),
            new(words.Say("Status"), words.Word(deal.Status)),
            new(words.Say("Announced"), words.DateOf(deal.Announced)),
        ];
        if (deal.Parties.Length > 0) facts.Add(new(words.Say("Parties"), string.Join(", ", deal.Parties.Select(p => $"{PlainText.Of(p.Name)} ({words.Word(p.Role)})"))));
        if (TermLine(deal.Term) is { Length: > 0 } term) facts.Add(new(words.Say("Term"), term));
        if (SiteLine(deal.Site) is { Length: > 0 } site) facts.Add(new(words.Say("Site"), site));
        if (PowerLine(deal.Power) is { Length: > 0 } power) facts.Add(new(words.Say("Power"), power));
        if (!deal.CountsInTotals.Counts) facts.Add(new(words.Say("Not in totals"), PlainText.Of(words.Reason(deal.CountsInTotals.Reason))));
        facts.AddRange(Unsettled.Facts(deal, words));
        return facts;
    }

    /// <summary>Where the facts come from, one line each; the URL, when there is one that can be opened safely, belongs to the line.</summary>
    public IEnumerable<(string Text, Uri? Url)> Sources(Deal deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        return deal.Sources.Select(s => s with { Url = WebUrl.Of(s.Url) }).Select(s => (SourceLine(s), s.Url));
    }

    /// <summary>Why the reader gets this: a line for each rule.</summary>
    public IEnumerable<string> Why(IEnumerable<MetRule> rules) => rules.Select(r => r.RuleName.Length == 0 ? words.Say("You were told of this deal before") : r.Fell ? words.Say("You were told that it meets {0}", PlainText.Of(r.RuleName)) : r.Reason.Length == 0 ? PlainText.Of(r.RuleName) : words.Say("{0}: {1}", PlainText.Of(r.RuleName), PlainText.Of(words.Reason(r.Reason))));

    /// <summary>What a correction changed, a line each.</summary>
    public IEnumerable<string> Changes(Alert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        var lines = CorrectionText.Lines(alert.Event, alert.Rules, words);
        return alert.Event.Because is { } why ? lines.Append(words.Say("why: {0}", PlainText.Of(why))) : lines;
    }

    /// <summary>Who takes part, or the title where nobody is named.</summary>
    public string Names(Deal deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        if (deal.Parties.Length == 0) return PlainText.Of(deal.Title, 2 * SubjectName);
        return string.Join(" – ", deal.Parties.Select(p => PlainText.Of(p.Name, SubjectName)).Distinct().Take(4)) + (deal.Parties.Length > 4 ? words.Say(" and others") : "");
    }

    /// <summary><see cref="Names"/> in English.</summary>
    public static string PartyNames(Deal deal) => English.Names(deal);

    /// <summary>An enum member in lower-case English words: <c>LetterOfIntent</c> → "letter of intent".</summary>
    public static string Words<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? " " : "") + char.ToLowerInvariant(c) : c.ToString()));

    private string Prefix(DealEvent dealEvent) => (dealEvent.Deal.IsTest ? words.Say("Test: ") : "") + (dealEvent.Kind is EventKind.Correction ? words.Say("Correction: ") : "");

    private string SourceLine(Source source)
    {
        var publisher = PlainText.Of(source.Publisher ?? source.Url?.Host);
        return $"{(publisher.Length > 0 ? publisher : words.Say("unnamed source"))} ({words.Word(source.Type)}{(source.PublishedAt is { } at ? $", {words.DateOf(at)}" : "")})";
    }

    private string AmountLine(Amount amount)
    {
        var line = words.Amount(amount);
        if (amount.Basis is not AmountBasis.Announced) line += $", {words.Word(amount.Basis)}";
        if (amount is { Currency: not (null or "USD"), Usd: { } usd }) line += words.Say(" ({0} at {1} of {2})", words.Converted(usd.High ?? usd.Low, "USD"), words.Number(usd.Rate, 10), usd.RateDate is { } day ? words.DateOf(PartialDate.Day(day)) : "");
        if (amount is { Currency: not (null or "USD"), Usd: null }) line += words.Say(" (not yet converted to US dollars)");
        if (amount.OtherReading is { } other) line += words.Say(" (or {0}: the scale word can be read in two ways)", words.Money(other.High ?? other.Low, amount.Currency));
        return line;
    }

    private string? TermLine(Term? term) => term is null
        ? null
        : string.Join(", ", new[]
        {
            term.Years is { } years ? words.Years(years) : null,
            term.Start is { } start ? words.Say("from {0}", words.DateOf(start)) : null,
            term.End is { } end ? words.Say("until {0}", words.DateOf(end)) : null,
        }.OfType<string>());

    private static string? SiteLine(Site? site) => site is null ? null : string.Join(", ", new[] { site.Name, site.Region, site.Country }.OfType<string>().Select(s => PlainText.Of(s)));

    private string? PowerLine(Power? power) => power is null
        ? null
        : string.Join(", ", new[]
        {
            power.AnnouncedGigawatts is { } announced ? words.Say("{0} GW announced", words.Number(announced, 3)) : null,
            power.LiveGigawatts is { } live ? words.Say("{0} GW live", words.Number(live, 3)) : null,
            power.Source is EnergySource.Unknown ? null : words.Word(power.Source),
        }.OfType<string>());
}
