using System.Text.Json;
using AiInfra.Alerts;
using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using AiInfra.Json;
using AiInfra.Reviews;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Reviews;

/// <summary>Reviews as answers: the question, the answers so far, and both deals in short.</summary>
public sealed class ReviewResult(DealStore deals, MatchingStore matching)
{
    public async Task<IResult> OfAsync(Review review, CancellationToken cancellationToken)
    {
        var pair = await PairAsync(review, cancellationToken);
        return JsonResult.Write(writer => Write(writer, review, pair));
    }

    /// <summary>A page, and where the next begins.</summary>
    public async Task<IResult> OfAsync(ListedPage<Review> page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(page);
        var pairs = await Task.WhenAll(page.Records.Select(review => PairAsync(review, cancellationToken)));
        return JsonResult.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("reviews");
            for (var i = 0; i < pairs.Length; i++) Write(writer, page.Records[i], pairs[i]);
            writer.WriteEndArray();
            if (page.Next is not null) writer.WriteString("next", page.Next);
            writer.WriteEndObject();
        });
    }

    private async Task<(Deal? Deal, Deal? Other)> PairAsync(Review review, CancellationToken cancellationToken) =>
        (await ToldAsync(review.DealId, cancellationToken), await ToldAsync(review.OtherId, cancellationToken));

    /// <summary>The deal as which an id is told now.</summary>
    private async Task<Deal?> ToldAsync(string dealId, CancellationToken cancellationToken) =>
        (await deals.FindAsync((await matching.FindRootAsync(dealId, cancellationToken))?.DealId ?? dealId, cancellationToken))?.Deal;

    private static void Write(Utf8JsonWriter writer, Review review, (Deal? Deal, Deal? Other) pair)
    {
        writer.WriteStartObject();
        writer.WriteString("id", review.Id);
        writer.WriteString("state", SnakeCase.Of(review.Verdict));
        writer.WriteString("dealId", review.DealId);
        writer.WriteString("otherId", review.OtherId);
        writer.WriteString("why", review.Why);
        writer.WriteString("openedAt", review.OpenedAt);
        writer.WriteBoolean("settling", review.Settling);
        writer.WriteStartArray("judgements");
        foreach (var judged in review.Judgements) Write(writer, judged);
        writer.WriteEndArray();
        Write(writer, "deal", pair.Deal);
        Write(writer, "other", pair.Other);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Judged judged)
    {
        writer.WriteStartObject();
        writer.WriteString("verdict", SnakeCase.Of(judged.Verdict));
        writer.WriteString("by", judged.By);
        writer.WriteString("at", judged.At);
        if (judged.Note is not null) writer.WriteString("note", judged.Note);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, Deal? deal)
    {
        if (deal is null) return;
        writer.WriteStartObject(name);
        writer.WriteString("id", deal.Id);
        writer.WriteString("title", deal.Title);
        writer.WriteString("amount", AmountText.Of(deal.Amount));
        writer.WriteString("kind", SnakeCase.Of(deal.Kind));
        writer.WriteString("announced", deal.Announced.ToString());
        writer.WriteString("parties", AlertText.PartyNames(deal));
        writer.WriteString("url", DealResult.PathOf(deal.Id));
        writer.WriteEndObject();
    }
}
