using System.Globalization;
using AiInfra.Amounts;
using AiInfra.Deals;

namespace AiInfra.Alerts;

/// <summary>A label and what stands beside it.</summary>
public sealed record Fact(string Label, string Value);

/// <summary>What every channel and the feed say of an event, in plain English text. Nothing here is escaped: each renderer escapes for its own format.</summary>
public static class AlertText
{
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
        var deal = dealEvent.Deal;
        List<Fact> facts =
        [
            new("Amount", AmountLine(deal.Amount)),
            new("Bindingness", Words(deal.Bindingness)),
            new("Certainty", $"{Words(deal.Certainty.Level)}: {deal.Certainty.Reason}"),
            new("Kind", Words(deal.Kind)),
            new("Status", Words(deal.Status)),
            new("Announced", deal.Announced.ToString()),
        ];
        if (deal.Parties.Length > 0) facts.Add(new("Parties", string.Join(", ", deal.Parties.Select(p => $"{p.Name} ({Words(p.Role)})"))));
        if (TermLine(deal.Term) is { } term) facts.Add(new("Term", term));
        if (SiteLine(deal.Site) is { } site) facts.Add(new("Site", site));
        if (PowerLine(deal.Power) is { } power) facts.Add(new("Power", power));
        if (!deal.CountsInTotals.Counts) facts.Add(new("Not in totals", deal.CountsInTotals.Reason));
        return facts;
    }

    /// <summary>Where the facts come from, one line each; the URL, when there is one, belongs to the line.</summary>
    public static IEnumerable<(string Text, Uri? Url)> Sources(Deal deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        return deal.Sources.Select(s => ($"{s.Publisher ?? s.Url?.Host ?? "unnamed source"} ({Words(s.Type)}{(s.PublishedAt is { } at ? $", {at}" : "")})", s.Url));
    }

    /// <summary>Why the reader gets this: a line for each rule.</summary>
    public static IEnumerable<string> Why(IEnumerable<MetRule> rules) => rules.Select(r => $"{r.RuleName}: {r.Reason}");

    public static string PartyNames(Deal deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        return deal.Parties.Length == 0 ? deal.Title : string.Join(" – ", deal.Parties.Select(p => p.Name).Distinct().Take(4)) + (deal.Parties.Length > 4 ? " and others" : "");
    }

    /// <summary>An enum member in lower-case words: <c>LetterOfIntent</c> → "letter of intent".</summary>
    public static string Words<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? " " : "") + char.ToLowerInvariant(c) : c.ToString()));

    private static string AmountLine(Amount amount)
    {
        var line = AmountText.Of(amount);
        if (amount.Basis is not AmountBasis.Announced) line += $", {Words(amount.Basis)}";
        if (amount is { Currency: not (null or "USD"), Usd: { } usd }) line += $" ({AmountText.Money(usd.High ?? usd.Low, "USD")} at {usd.Rate.ToString(CultureInfo.InvariantCulture)} of {usd.RateDate:yyyy-MM-dd})";
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

    private static string? SiteLine(Site? site) => site is null ? null : string.Join(", ", new[] { site.Name, site.Region, site.Country }.OfType<string>());

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
