using System.Collections.Immutable;
using AiInfra.Amounts;

namespace AiInfra.Deals.Records;

/// <summary>How far the reports of a deal agree: how certain that makes it, and what some of them say otherwise.</summary>
internal static class Agreement
{
    private const int MaxDissents = 50;
    private const int MaxPublishers = 5;

    /// <summary>Amounts further apart than this share of the larger are not the same news.</summary>
    private const decimal Near = 0.05m;

    /// <summary>
    /// The most that any group of equally trusted reports supports. A report that claims less of itself speaks for itself alone;
    /// when a source as good as the best gives a clearly different amount, nobody can be confident, unless an operator settled the amount. An operator may also add or take sources, and say less.
    /// </summary>
    public static Certainty CertaintyOf(Deal deal, IReadOnlyList<Report> reports, IReadOnlyList<Correction> corrections)
    {
        var candidates = Enum.GetValues<Trust>().Reverse().Select(trust => ByTrust(deal, reports, trust, corrections)).OfType<Certainty>().Concat(reports.Where(r => ClaimsLess(r)).Select(r => r.Facts.Certainty));
        var certainty = candidates.OrderByDescending(c => c.Level).First();
        var disputed = !corrections.Any(c => c.Decides("amount")) && reports.Any(r => Standing.Of(r) <= Standing.Of(reports[0]) && FarApart(r.Facts.Amount, deal.Amount));
        if (disputed && certainty.Level is CertaintyLevel.Confident) certainty = new(CertaintyLevel.Likely, "sources of the same standing disagree on the amount");
        return corrections.LastOrDefault(c => c.Decides("certainty"))?.Cap(certainty) ?? certainty;
    }

    /// <summary>What reports say where the deal says something else, best source first.</summary>
    public static ImmutableArray<AlsoReported> Dissent(Deal deal, IReadOnlyList<Report> reports)
    {
        var said = DealFacts.Of(deal);
        return
        [
            .. reports
                .SelectMany(r => DealFacts.Of(r.Facts).Where(f => IsClaim(f, r.Facts) && Contradicts(f, r.Facts, deal, said)).Select(f => (Fact: f, By: Publishers(r))))
                .GroupBy(d => d.Fact)
                .Take(MaxDissents)
                .Select(g => new AlsoReported(g.Key.Pointer, g.Key.Text, [.. g.SelectMany(d => d.By).Distinct().Take(MaxPublishers)])),
        ];
    }

    public static bool SameFigures(Amount a, Amount b) => (a.Low, a.High, a.Currency, a.Per) == (b.Low, b.High, b.Currency, b.Per);

    private static Certainty? ByTrust(Deal deal, IReadOnlyList<Report> reports, Trust trust, IReadOnlyList<Correction> corrections)
    {
        var free = reports.Where(r => r.Trust >= trust && !ClaimsLess(r)).ToList();
        if (free.Count == 0) return null;
        ImmutableArray<Source> sources = [.. free.SelectMany(r => r.Facts.Sources).Distinct()];
        var kind = corrections.Any(c => c.Decides("kind")) ? deal.Kind : free[0].Facts.Kind;
        var bindingness = corrections.Any(c => c.Decides("bindingness")) ? deal.Bindingness : Consolidation.BindingnessOf(free);
        return Deals.CertaintyOf.Deal(kind, bindingness, corrections.Aggregate(sources, (s, c) => c.Sources.ApplyTo(s)), trust);
    }

    private static bool ClaimsLess(Report report) =>
        report.Facts.Certainty.Level < Deals.CertaintyOf.Deal(report.Facts.Kind, report.Facts.Bindingness, report.Facts.Sources, report.Trust).Level;

    private static bool FarApart(Amount a, Amount b) =>
        Figure(a) is { } x && Figure(b) is { } y && a.Currency == b.Currency && a.Per == b.Per && Math.Abs(x - y) > Near * Math.Max(x, y);

    private static decimal? Figure(Amount amount) => amount.Qualifier is AmountQualifier.UpTo ? amount.High : amount.Low;

    /// <summary>The weakest values are what a report says when it says nothing.</summary>
    private static bool IsClaim(Fact fact, Deal facts) => fact.Pointer switch
    {
        "/bindingness" => facts.Bindingness is not Bindingness.Reported,
        "/status" => facts.Status is not DealStatus.Announced,
        "/amount" => facts.Amount.Qualifier is not AmountQualifier.Undisclosed,
        "/amount/basis" => facts.Amount.Basis is not AmountBasis.Announced,
        _ => true,
    };

    private static bool Contradicts(Fact fact, Deal facts, Deal deal, IReadOnlyList<Fact> said) => fact.Pointer switch
    {
        "/amount" => !SameFigures(facts.Amount, deal.Amount),
        "/announced" => facts.Announced.First > deal.Announced.Last || facts.Announced.Last < deal.Announced.First,
        _ => said.Any(s => s.Pointer == fact.Pointer && !string.Equals(s.Text, fact.Text, StringComparison.OrdinalIgnoreCase)),
    };

    private static IEnumerable<string> Publishers(Report report) =>
        report.Facts.Sources.OrderBy(s => s.Type).Select(s => s.Publisher ?? s.Url?.Host).OfType<string>().DefaultIfEmpty("a report without source");
}
