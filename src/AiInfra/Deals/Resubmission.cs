using System.Collections.Immutable;
using AiInfra.Amounts;
using AiInfra.Deals.Submissions;
using AiInfra.Json;

namespace AiInfra.Deals;

/// <summary>What a submission of a deal that is known already brings.</summary>
public abstract record Resubmission
{
    private Resubmission()
    {
    }

    /// <summary>Nothing new.</summary>
    public sealed record AlreadyKnown : Resubmission;

    /// <summary>Sources or facts that were missing; nothing known is contradicted.</summary>
    /// <param name="Deal">The next revision.</param>
    public sealed record Merged(Deal Deal) : Resubmission;

    /// <summary>It contradicts what is known.</summary>
    /// <param name="Fields">JSON Pointers with both values in words.</param>
    public sealed record Conflicting(ImmutableArray<(string Pointer, string Detail)> Fields) : Resubmission;

    /// <summary>
    /// Compares facts, not wording: title, summary and the words of the amount may differ. What a submission leaves out, or leaves at its weakest value (reported, announced), claims nothing.
    /// </summary>
    public static Resubmission Of(Deal known, Deal submitted)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(submitted);
        Claim[] claims =
        [
            new("/bindingness", SnakeCase.Of(known.Bindingness), submitted.Bindingness is Bindingness.Reported ? null : SnakeCase.Of(submitted.Bindingness)),
            new("/status", SnakeCase.Of(known.Status), submitted.Status is DealStatus.Announced ? null : SnakeCase.Of(submitted.Status)),
            new("/amount/basis", SnakeCase.Of(known.Amount.Basis), submitted.Amount.Basis is AmountBasis.Announced ? null : SnakeCase.Of(submitted.Amount.Basis)),
            new("/term/start", known.Term?.Start?.ToString(), submitted.Term?.Start?.ToString()),
            new("/term/end", known.Term?.End?.ToString(), submitted.Term?.End?.ToString()),
            new("/term/years", Text(known.Term?.Years), Text(submitted.Term?.Years)),
            new("/site/name", known.Site?.Name, submitted.Site?.Name),
            new("/site/country", known.Site?.Country, submitted.Site?.Country),
            new("/site/region", known.Site?.Region, submitted.Site?.Region),
            new("/power/announcedGigawatts", Text(known.Power?.AnnouncedGigawatts), Text(submitted.Power?.AnnouncedGigawatts)),
            new("/power/liveGigawatts", Text(known.Power?.LiveGigawatts), Text(submitted.Power?.LiveGigawatts)),
            new("/power/source", Known(known.Power?.Source), Known(submitted.Power?.Source)),
        ];
        var conflicts = claims.Where(c => c.Known is not null && c.Submitted is not null && c.Known != c.Submitted).ToList();
        if (conflicts.Count > 0) return new Conflicting([.. conflicts.Select(c => ($"#{c.Pointer}", $"is {c.Submitted} here and {c.Known} in the record"))]);
        return Added(known, submitted) is { } merged ? new Merged(merged) : new AlreadyKnown();
    }

    private static Deal? Added(Deal known, Deal submitted)
    {
        // Never more than one submission may bring, or the record would outgrow the 1 MiB of a row: what came first stays.
        var sources = known.Sources.AddRange(submitted.Sources.Where(s => !known.Sources.Any(k => SameSource(k, s))).Take(SubmissionReader.MaxSources - known.Sources.Length));
        var relations = known.Relations.AddRange(submitted.Relations.Except(known.Relations).Take(SubmissionReader.MaxRelations - known.Relations.Length));
        var merged = known with
        {
            Sources = sources,
            Relations = relations,
            Term = Fill(known.Term, submitted.Term, (a, b) => new(a.Start ?? b.Start, a.End ?? b.End, a.Years ?? b.Years)),
            Site = Fill(known.Site, submitted.Site, (a, b) => new(a.Name ?? b.Name, a.Country ?? b.Country, a.Region ?? b.Region, a.Latitude ?? b.Latitude, a.Longitude ?? b.Longitude)),
            Power = Fill(known.Power, submitted.Power, (a, b) => new(a.AnnouncedGigawatts ?? b.AnnouncedGigawatts, a.LiveGigawatts ?? b.LiveGigawatts, a.Source is EnergySource.Unknown ? b.Source : a.Source)),
        };
        var unchanged = sources.Length == known.Sources.Length && relations.Length == known.Relations.Length && (merged.Term, merged.Site, merged.Power) == (known.Term, known.Site, known.Power);
        if (unchanged) return null;
        var certainty = submitted.Certainty.Level > known.Certainty.Level ? submitted.Certainty : known.Certainty;
        return merged with { Certainty = certainty, UpdatedAt = submitted.SubmittedAt };
    }

    private static bool SameSource(Source a, Source b) => a.Url is not null || b.Url is not null ? a.Url == b.Url : (a.Publisher, a.Type) == (b.Publisher, b.Type);

    private static T? Fill<T>(T? known, T? submitted, Func<T, T, T> fill)
        where T : class => known is null ? submitted : submitted is null ? known : fill(known, submitted);

    private static string? Text(decimal? value) => value is { } number ? MoneyConverter.Text(number) : null;

    private static string? Known(EnergySource? source) => source is null or EnergySource.Unknown ? null : SnakeCase.Of(source.Value);

    private readonly record struct Claim(string Pointer, string? Known, string? Submitted);
}
