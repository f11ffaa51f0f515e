using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiInfra.Deals;
using AiInfra.Deals.Submissions;
using AiInfra.Functions.Storage;
using AiInfra.Matching;

namespace AiInfra.Functions.Intake;

/// <summary>A submission as read, at the date of the deal it tells again when its own is a guess.</summary>
/// <param name="Retells">Known deals that it tells again: of one the date is taken over, of several a person has to say which.</param>
public sealed record RetoldReading(SubmissionReading Reading, ImmutableArray<string> Retells)
{
    /// <summary>The deal whose date it has.</summary>
    public string? DateFrom => Retells is [var one] ? one : null;

    public bool IsAmbiguous => Retells.Length > 1;
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
        if (reading is not SubmissionReading.Ok { Deal: var deal } || (dateIsTold && deal.Announced.Precision is not DatePrecision.Year)) return new(reading, []);
        var told = await ToldBeforeAsync(MatchFacts.Of(deal), dateIsTold, cancellationToken);
        return told is [var (dealId, announced)]
            ? announced == deal.Announced ? new(reading, []) : new(SubmissionReader.Read(At(submission, announced), context), [dealId])
            : new(reading, [.. told.Select(t => t.DealId)]);
    }

    /// <summary>The known deals that it tells again, each with its announcement. Of several that matching finds by the guess none: it knows how to go on.</summary>
    private async Task<IReadOnlyList<(string DealId, PartialDate Announced)>> ToldBeforeAsync(MatchFacts facts, bool dateIsTold, CancellationToken cancellationToken)
    {
        var known = await matching.ToldAsync(facts, from: dateIsTold ? facts.Announced.First.AddDays(-1) : DateOnly.MinValue, cancellationToken);
        List<MatchFacts> possible = [.. known.Where(k => !dateIsTold || IsWithin(k.Announced, facts.Announced))];
        var near = await RootsAsync(possible.Where(k => DealMatch.Of(facts, k).Verdict is MatchVerdict.Same), cancellationToken);
        return near.Count switch
        {
            0 => await RootsAsync(possible.Where(k => Retelling.IsOf(facts, k)), cancellationToken),
            1 => near,
            _ => [],
        };
    }

    /// <summary>The deals in which others are told, each with the date of what was told first under its own id, which never changes.</summary>
    private async Task<IReadOnlyList<(string DealId, PartialDate Announced)>> RootsAsync(IEnumerable<MatchFacts> known, CancellationToken cancellationToken)
    {
        var roots = await Task.WhenAll(known.Select(async k => (Id: (await matching.FindRootAsync(k.DealId, cancellationToken))?.DealId, Facts: k)));
        return
        [
            .. roots.Where(r => r.Id is not null).GroupBy(r => r.Id!, r => r.Facts)
                .Select(deal => (deal.Key, deal.OrderBy(t => t.DealId == deal.Key ? 0 : 1).ThenBy(t => t.Announced.First).First().Announced)),
        ];
    }

    private static bool IsWithin(PartialDate date, PartialDate year) => date.First >= year.First && date.Last <= year.Last;

    private static JsonElement At(JsonElement submission, PartialDate announced)
    {
        var dated = JsonNode.Parse(submission.GetRawText())!.AsObject();
        dated["announced"] = announced.ToString();
        return JsonElement.Parse(dated.ToJsonString());
    }
}
