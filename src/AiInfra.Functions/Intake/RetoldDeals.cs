using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiInfra.Deals;
using AiInfra.Deals.Submissions;
using AiInfra.Functions.Storage;
using AiInfra.Matching;

namespace AiInfra.Functions.Intake;

/// <summary>A submission as read, at the date of the deal it tells again when its own is a guess.</summary>
/// <param name="DateFrom">The deal whose date it has.</param>
/// <param name="Retells">Known deals that it may tell again: a person has to say which, or that it does not.</param>
public sealed record RetoldReading(SubmissionReading Reading, string? DateFrom, ImmutableArray<string> Retells)
{
    public bool IsAmbiguous => !Retells.IsEmpty;
}

/// <summary>
/// Reads what was found in a text that may tell old news without saying when it was news. Matching looks only around the time of the announcement, so at a guessed date an old deal would become a second one and be told anew;
/// and where matching does find it, a guess must not pass for what someone knows.
/// </summary>
public sealed class RetoldDeals(MatchingStore matching)
{
    /// <param name="submission">As <c>POST /api/deals</c> takes it.</param>
    /// <param name="dateIsTold">Its date is no guess; a year alone leaves much to be guessed.</param>
    /// <param name="context">Who submits, and when.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<RetoldReading> ReadAsync(JsonElement submission, bool dateIsTold, SubmissionContext context, CancellationToken cancellationToken)
    {
        var reading = SubmissionReader.Read(submission, context);
        if (reading is not SubmissionReading.Ok { Deal: var deal } || (dateIsTold && deal.Announced.Precision is not DatePrecision.Year)) return new(reading, null, []);
        var facts = MatchFacts.Of(deal);
        var known = await KnownAsync(facts, dateIsTold ? facts.Announced : null, WrittenBy(deal), cancellationToken);
        var near = await RootsAsync(known.Where(k => DealMatch.Of(facts, k).Verdict is MatchVerdict.Same), cancellationToken);
        if (near.Count > 1) return new(reading, null, []); // matching finds them by the guess, and knows how to go on
        var told = near.Count > 0 ? near : await RootsAsync(known.Where(k => Retelling.IsOf(facts, k)), cancellationToken);
        if (told.Count == 0) told = [.. (await RootsAsync(known.Where(k => Retelling.MayBeOf(facts, k)), cancellationToken)).Select(t => t with { Sure = false })];
        if (told is not [{ Sure: true } one]) return new(reading, null, [.. told.Select(t => t.DealId)]);
        return one.Announced == deal.Announced ? new(reading, null, []) : new(SubmissionReader.Read(At(submission, one.Announced), context), one.DealId, []);
    }

    /// <summary>What is known of the same companies, announced in the year that is told, or by the day on which the text was written: a guess says nothing of either.</summary>
    private async Task<IReadOnlyList<MatchFacts>> KnownAsync(MatchFacts facts, PartialDate? year, DateOnly written, CancellationToken cancellationToken)
    {
        var known = await matching.ToldAsync(facts, year?.First ?? DateOnly.MinValue, year?.Last ?? written.AddDays(DealMatch.WindowDays), cancellationToken);
        return [.. known.Where(k => year is not { } told || k.Announced.Last <= told.Last)];
    }

    private static DateOnly WrittenBy(Deal deal) => deal.Sources.Select(s => s.PublishedAt?.Last).Max() ?? DateOnly.FromDateTime(deal.SubmittedAt.UtcDateTime);

    /// <summary>The deals in which others are told, each with the date of what was told first under its own id, which never changes.</summary>
    private async Task<IReadOnlyList<Known>> RootsAsync(IEnumerable<MatchFacts> known, CancellationToken cancellationToken)
    {
        var roots = await Task.WhenAll(known.Select(async k => (Id: (await matching.FindRootAsync(k.DealId, cancellationToken))?.DealId, Facts: k)));
        return
        [
            .. roots.Where(r => r.Id is not null).GroupBy(r => r.Id!, r => r.Facts)
                .Select(deal => new Known(deal.Key, deal.OrderBy(t => t.DealId == deal.Key ? 0 : 1).ThenBy(t => t.Announced.First).First().Announced)),
        ];
    }

    private static JsonElement At(JsonElement submission, PartialDate announced)
    {
        var dated = JsonNode.Parse(submission.GetRawText())!.AsObject();
        dated["announced"] = announced.ToString();
        return JsonElement.Parse(dated.ToJsonString());
    }

    private sealed record Known(string DealId, PartialDate Announced, bool Sure = true);
}
