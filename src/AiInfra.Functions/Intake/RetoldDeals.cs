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
/// Reads what was found in a text that may tell old news without saying when it was news. Matching looks only around the time of the announcement, so at a guessed date an old deal would become a second one and be told anew.
/// </summary>
public sealed class RetoldDeals(MatchingStore matching)
{
    /// <param name="submission">As <c>POST /api/deals</c> takes it.</param>
    /// <param name="dateIsTold">Its date is no guess.</param>
    /// <param name="context">Who submits, and when.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<RetoldReading> ReadAsync(JsonElement submission, bool dateIsTold, SubmissionContext context, CancellationToken cancellationToken)
    {
        var reading = SubmissionReader.Read(submission, context);
        if (reading is not SubmissionReading.Ok { Deal: var deal } || (dateIsTold && deal.Announced.Precision is not DatePrecision.Year)) return new(reading, []);
        var told = await ToldBeforeAsync(MatchFacts.Of(deal), dateIsTold, cancellationToken);
        return told is [var (_, announced)] ? new(SubmissionReader.Read(At(submission, announced), context), [told[0].DealId]) : new(reading, [.. told.Select(t => t.DealId)]);
    }

    /// <summary>The known deals it tells again at another time, each with its announcement; none when matching finds the deal by its own date.</summary>
    private async Task<IReadOnlyList<(string DealId, PartialDate Announced)>> ToldBeforeAsync(MatchFacts facts, bool dateIsTold, CancellationToken cancellationToken)
    {
        // A year is told, if not a day: nothing before it is meant.
        var from = dateIsTold ? facts.Announced.First.AddDays(-DealMatch.WindowDays) : DateOnly.MinValue;
        var known = await matching.ToldAsync(facts, from, cancellationToken);
        if (known.Any(k => DealMatch.Of(facts, k).Verdict is MatchVerdict.Same)) return [];
        var again = await Task.WhenAll(known.Where(k => Retelling.IsOf(facts, k)).Select(async k => (Root: await matching.FindRootAsync(k.DealId, cancellationToken), Facts: k)));
        return [.. again.Where(a => a.Root is not null).GroupBy(a => a.Root!.DealId, a => a.Facts).Select(deal => (deal.Key, DateOf(deal.Key, deal)))];
    }

    /// <summary>Of several tellings of one deal that of its own id, which never changes.</summary>
    private static PartialDate DateOf(string dealId, IEnumerable<MatchFacts> tellings) => tellings.OrderBy(t => t.DealId == dealId ? 0 : 1).ThenBy(t => t.Announced.First).First().Announced;

    private static JsonElement At(JsonElement submission, PartialDate announced)
    {
        var dated = JsonNode.Parse(submission.GetRawText())!.AsObject();
        dated["announced"] = announced.ToString();
        return JsonElement.Parse(dated.ToJsonString());
    }
}
