using System.Collections.Immutable;
using AiInfra.Amounts;
using AiInfra.Deals.Submissions;
using AiInfra.Parties;
using AiInfra.Totals;

namespace AiInfra.Deals.Records;

/// <summary>
/// Makes one deal of everything said of it. On conflict the better source wins (filing, company, wire, press, analyst, rumour, none), of equals the later publication; what a report leaves out,
/// or leaves at its weakest value, claims nothing. Corrections by operators stand above all reports. Nothing depends on the order of arrival.
/// </summary>
internal static class Consolidation
{
    public static Deal Of(DealRecord record)
    {
        var inside = record.Inside();
        var reports = record.Reports.Where(r => inside.Contains(r.Home)).Order(Standing.BestFirst).ToList();
        var facts = reports.ConvertAll(r => r.Facts);
        var links = LinksIn(record, inside);
        var best = facts[0];
        var deal = best with
        {
            Id = record.Id,
            Revision = record.Revision,
            Title = facts.Select(f => f.Title).Zip(facts).FirstOrDefault(t => t.First != DealTitle.Of(t.Second)).First ?? "",
            Summary = First(facts, f => f.Summary),
            Bindingness = BindingnessOf(reports),
            Status = facts.Select(f => f.Status).FirstOrDefault(s => s is not DealStatus.Announced),
            Announced = AnnouncedOf(reports),
            Parties = PartiesOf(facts),
            Amount = AmountOf(facts),
            Term = TermOf(facts),
            Site = SiteOf(facts),
            Power = PowerOf(facts),
            Relations = [.. links.SelectMany(l => l.Related).Concat(facts.SelectMany(f => f.Relations)).Distinct().Where(r => !inside.Contains(r.DealId)).Take(SubmissionReader.MaxRelations)],
            Sources = SourcesOf(facts),
            CountsInTotals = facts.Select(f => f.CountsInTotals).FirstOrDefault(c => c.ByOperator) ?? best.CountsInTotals with { ByOperator = false },
            NotifyAll = facts.Exists(f => f.NotifyAll),
            SubmittedAt = record.SubmittedAt,
            UpdatedAt = record.UpdatedAt,
        };
        deal = deal with { PossibleDuplicates = DoubtsIn(record, links, inside) };
        var corrections = record.Corrections.Where(c => inside.Contains(c.DealId)).ToList();
        return Derive(corrections.Aggregate(deal, (d, c) => c.ApplyTo(d)), record, reports, inside, corrections);
    }

    /// <summary>Its own links first, then those of the merged by id, so that the order of the merges plays no part.</summary>
    private static List<Links> LinksIn(DealRecord record, IReadOnlySet<string> inside) =>
        [record.LinksOf(record.Id), .. record.Taken.Where(l => inside.Contains(l.DealId)).OrderBy(l => l.DealId, StringComparer.Ordinal)];

    /// <summary>A deal that rests has its doubts where it is told; of what is told in one record nobody doubts that it is the same.</summary>
    private static ImmutableArray<Doubt> DoubtsIn(DealRecord record, List<Links> links, IReadOnlySet<string> inside) =>
        record.MergedInto is not null ? [] : [.. links.SelectMany(l => l.Doubts).Where(d => !inside.Contains(d.DealId)).DistinctBy(d => d.DealId)];

    /// <summary>What follows from the facts.</summary>
    private static Deal Derive(Deal deal, DealRecord record, List<Report> reports, IReadOnlySet<string> inside, List<Correction> corrections)
    {
        var counts = deal.CountsInTotals.ByOperator
            ? deal.CountsInTotals
            : CountsAlone.Of(deal.Kind, deal.Bindingness, deal.Status, deal.Amount, deal.Headline is not null);
        return deal with
        {
            Title = deal.Title.Length > 0 ? deal.Title : DealTitle.Of(deal),
            CountsInTotals = record.MergedInto is { } other ? new(false, $"the same as {other}") : counts,
            Certainty = Agreement.CertaintyOf(deal, reports, corrections),
            AlsoReported = Agreement.Dissent(deal, reports),
            Merged = [.. record.Merges.Where(m => !m.Reversed && inside.Contains(m.DealId)).OrderBy(m => m.DealId, StringComparer.Ordinal)],
            MergedInto = record.MergedInto,
            Revisions = record.History,
        };
    }

    /// <summary>The best source's word. That it says only "reported", or calls it a rumour, gives way to its equals, and never to lesser sources.</summary>
    internal static Bindingness BindingnessOf(List<Report> reports)
    {
        var equals = reports.TakeWhile(r => Standing.Of(r) == Standing.Of(reports[0])).Select(r => r.Facts.Bindingness).ToList();
        return equals.FirstOrDefault(b => b > Bindingness.Reported, equals[0]);
    }

    /// <summary>The earliest date that one of the best sources gives, as exactly as anyone knows it.</summary>
    private static PartialDate AnnouncedOf(List<Report> reports)
    {
        var earliest = reports.TakeWhile(r => Standing.Of(r) == Standing.Of(reports[0])).Select(r => r.Facts.Announced).OrderBy(d => d.First).ThenBy(d => d.Last).First();
        return reports.Select(r => r.Facts.Announced).Where(d => d.First >= earliest.First && d.Last <= earliest.Last).OrderBy(d => d.Precision).ThenBy(d => d.First).First();
    }

    /// <summary>The best report's parties as it names them, and those of other company families that only others name.</summary>
    private static ImmutableArray<DealParty> PartiesOf(List<Deal> facts)
    {
        List<DealParty> parties = [];
        foreach (var deal in facts)
        {
            var known = parties.Select(p => KnownEntities.RootOf(p.EntityId)).ToHashSet(StringComparer.Ordinal);
            parties.AddRange(deal.Parties.Where(p => !known.Contains(KnownEntities.RootOf(p.EntityId))));
        }

        return [.. parties.Take(SubmissionReader.MaxParties)];
    }

    private static Amount AmountOf(List<Deal> facts)
    {
        var disclosed = facts.Select(f => f.Amount).Where(a => a.Qualifier is not AmountQualifier.Undisclosed).ToList();
        var amount = disclosed.Find(a => a.OtherReading is null) ?? disclosed.FirstOrDefault() ?? Amount.Undisclosed;
        var same = disclosed.Where(a => Agreement.SameFigures(a, amount)).ToList();
        return amount with
        {
            Basis = same.Select(a => a.Basis).FirstOrDefault(b => b is not AmountBasis.Announced),
            Usd = amount.Usd ?? same.Find(a => a.Usd is not null)?.Usd,
        };
    }

    private static Term? TermOf(List<Deal> facts)
    {
        var terms = facts.Select(f => f.Term).OfType<Term>().ToList();
        var start = First(terms, t => t.Start);
        var end = First(terms, t => t.End is { } e && (start is not { } s || e.Last >= s.First) ? t.End : null);
        return terms.Count == 0 ? null : new(start, end, First(terms, t => t.Years));
    }

    private static Site? SiteOf(List<Deal> facts)
    {
        var sites = facts.Select(f => f.Site).OfType<Site>().ToList();
        var place = sites.Find(s => s.Latitude is not null);
        return sites.Count == 0 ? null : new(First(sites, s => s.Name), First(sites, s => s.Country), First(sites, s => s.Region), place?.Latitude, place?.Longitude);
    }

    private static Power? PowerOf(List<Deal> facts)
    {
        var powers = facts.Select(f => f.Power).OfType<Power>().ToList();
        return powers.Count == 0
            ? null
            : new(First(powers, p => p.AnnouncedGigawatts), First(powers, p => p.LiveGigawatts), powers.Select(p => p.Source).FirstOrDefault(s => s is not EnergySource.Unknown));
    }

    private static ImmutableArray<Source> SourcesOf(List<Deal> facts)
    {
        List<Source> sources = [];
        foreach (var source in facts.SelectMany(f => f.Sources).OrderBy(s => s.Type))
        {
            if (!sources.Exists(known => Same(known, source))) sources.Add(source);
        }

        return [.. sources.Take(SubmissionReader.MaxSources)];
    }

    private static bool Same(Source a, Source b) => a.Url is not null || b.Url is not null ? a.Url == b.Url : (a.Publisher, a.Type) == (b.Publisher, b.Type);

    private static TValue? First<T, TValue>(List<T> items, Func<T, TValue?> value)
        where TValue : class => items.Select(value).FirstOrDefault(v => v is not null);

    private static TValue? First<T, TValue>(List<T> items, Func<T, TValue?> value)
        where TValue : struct => items.Select(value).FirstOrDefault(v => v is not null);
}
