using System.Globalization;
using AiInfra.Amounts;
using AiInfra.Deals;

namespace AiInfra.Alerts;

/// <summary>A label and what stands beside it.</summary>
public sealed record Fact(string Label, string Value);

/// <summary>
/// What every channel and the feed say of an event, in plain English text. What came from outside is one harmless line (<see cref="PlainText"/>);
/// nothing is escaped: each renderer escapes for its own format.
/// </summary>
public static class AlertText
{
    /// <summary>The longest name in a subject, in UTF-16 units.</summary>
    private const int SubjectName = 60;

    /// <summary>The news in one line: "Oracle – OpenAI: $300 billion (cloud contract, definitive)".</summary>
    public static string Subject(DealEvent dealEvent)
    {
        ArgumentNullException.ThrowIfNull(dealEvent);
        var deal = dealEvent.Deal;
        var prefix = dealEvent.Kind is EventKind.Correction ? "Correction: " : "";
        return $"{prefix}{PartyNames(deal)}: {AmountText.Of(deal.Amount)} ({Words(deal.Kind)}, {Words(deal.Bindingness)})";
    }

    /// <summary>The facts in the order a reader wants them: how much, how firm, how certain, then the rest.</summary>
    public static IReadOnlyList<Fact> Facts(DealEvent dealEvent)
    {
        ArgumentNullException.ThrowIfNull(dealEvent);
        return [.. Lead(dealEvent.Deal), .. Details(dealEvent.Deal)];
    }

    /// <summary>How much, how firm, how certain.</summary>
    public static IReadOnlyList<Fact> Lead(Deal deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        return
        [
            new("Amount", AmountLine(deal.Amount)),
            new("Bindingness", Words(deal.Bindingness)),
            new("Certainty", $"{Words(deal.Certainty.Level)}: {PlainText.Of(deal.Certainty.Reason)}"),
        ];
    }

    /// <summary>The facts beside <see cref="Lead"/>.</summary>
    public static IReadOnlyList<Fact> Details(Deal deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        List<Fact> facts =
        [
            new("Kind", Words(deal.Kind)),
            new("Status", Words(deal.Status)),
            new("Announced", deal.Announced.ToString()),
        ];
        if (deal.Parties.Length > 0) facts.Add(new("Parties", string.Join(", ", deal.Parties.Select(p => $"{PlainText.Of(p.Name)} ({Words(p.Role)})"))));
        if (TermLine(deal.Term) is { Length: > 0 } term) facts.Add(new("Term", term));
        if (SiteLine(deal.Site) is { Length: > 0 } site) facts.Add(new("Site", site));
        if (PowerLine(deal.Power) is { Length: > 0 } power) facts.Add(new("Power", power));
        if (!deal.CountsInTotals.Counts) facts.Add(new("Not in totals", PlainText.Of(deal.CountsInTotals.Reason)));
        facts.AddRange(Unsettled.Facts(deal));
        return facts;
    }

    /// <summary>Where the facts come from, one line each; the URL, when there is one that can be opened safely, belongs to the line.</summary>
    public static IEnumerable<(string Text, Uri? Url)> Sources(Deal deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        return deal.Sources.Select(s => s with { Url = WebUrl.Of(s.Url) }).Select(s => (SourceLine(s), s.Url));
    }

    /// <summary>Why the reader gets this: a line for each rule.</summary>
    public static IEnumerable<string> Why(IEnumerable<MetRule> rules) => rules.Select(r => $"{PlainText.Of(r.RuleName)}: {PlainText.Of(r.Reason)}");

    /// <summary>What a correction changed, a line each.</summary>
    public static IEnumerable<string> Changes(DealEvent dealEvent)
    {
        ArgumentNullException.ThrowIfNull(dealEvent);
        return dealEvent.Changes.Select(c => PlainText.Of(c));
    }

    public static string PartyNames(Deal deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        if (deal.Parties.Length == 0) return PlainText.Of(deal.Title, 2 * SubjectName);
        return string.Join(" – ", deal.Parties.Select(p => PlainText.Of(p.Name, SubjectName)).Distinct().Take(4)) + (deal.Parties.Length > 4 ? " and others" : "");
    }

    /// <summary>An enum member in lower-case words: <c>LetterOfIntent</c> → "letter of intent".</summary>
    public static string Words<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? " " : "") + char.ToLowerInvariant(c) : c.ToString()));

    private static string SourceLine(Source source)
    {
        var publisher = PlainText.Of(source.Publisher ?? source.Url?.Host);
        return $"{(publisher.Length > 0 ? publisher : "unnamed source")} ({Words(source.Type)}{(source.PublishedAt is { } at ? $", {at}" : "")})";
    }

    private static string AmountLine(Amount amount)
    {
        var line = AmountText.Of(amount);
        if (amount.Basis is not AmountBasis.Announced) line += $", {Words(amount.Basis)}";
        if (amount is { Currency: not (null or "USD"), Usd: { } usd }) line += $" ({AmountText.Converted(usd.High ?? usd.Low, "USD")} at {usd.Rate.ToString(CultureInfo.InvariantCulture)} of {usd.RateDate:yyyy-MM-dd})";
        if (amount is { Currency: not (null or "USD"), Usd: null }) line += " (not yet converted to US dollars)";
        if (amount.OtherReading is { } other) line += $" (or {AmountText.Money(other.High ?? other.Low, amount.Currency)}: the scale word can be read in two ways)";
        return line;
    }

    private static string? TermLine(Term? term) => term is null
        ? null
        : string.Join(", ", new[]
        {
            term.Years is { } years ? $"{years.ToString("0.##", CultureInfo.InvariantCulture)} {(years == 1 ? "year" : "years")}" : null,
            term.Start is { } start ? $"from {start}" : null,
            term.End is { } end ? $"until {end}" : null,
        }.OfType<string>());

    private static string? SiteLine(Site? site) => site is null ? null : string.Join(", ", new[] { site.Name, site.Region, site.Country }.OfType<string>().Select(s => PlainText.Of(s)));

    private static string? PowerLine(Power? power) => power is null
        ? null
        : string.Join(", ", new[]
        {
            Gigawatts(power.AnnouncedGigawatts, "announced"),
            Gigawatts(power.LiveGigawatts, "live"),
            power.Source is EnergySource.Unknown ? null : Words(power.Source),
        }.OfType<string>());

    private static string? Gigawatts(decimal? value, string what) => value is { } gigawatts ? $"{gigawatts.ToString("0.###", CultureInfo.InvariantCulture)} GW {what}" : null;
}
