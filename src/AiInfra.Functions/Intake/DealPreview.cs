using System.Text.Json;
using AiInfra.Deals;
using AiInfra.Functions.Rules;
using AiInfra.Json;
using AiInfra.Matching;
using AiInfra.Rules;

namespace AiInfra.Functions.Intake;

/// <summary>What would come of a submission: the deal as it was read, the rules it would meet, and the deals it is like.</summary>
public sealed record Preview(Deal Deal, IReadOnlyList<Likeness> Likenesses, IReadOnlyList<Rule> HouseRules)
{
    /// <summary>The members, into an object that is open.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName("deal");
        JsonSerializer.Serialize(writer, Deal, DomainJson.Readable.Deal);
        writer.WriteBoolean("backfill", Alerts.Evaluation.IsBackfill(Deal));
        WriteRules(writer);
        WriteMatches(writer);
    }

    private void WriteRules(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("rules");
        foreach (var rule in HouseRules)
        {
            var check = rule.Check(Deal);
            writer.WriteStartObject();
            writer.WriteString("id", rule.Id);
            writer.WriteString("name", rule.Name);
            writer.WriteBoolean("met", check.Met);
            writer.WriteString("reason", check.Reason);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void WriteMatches(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("matches");
        foreach (var (dealId, result) in Likenesses)
        {
            writer.WriteStartObject();
            writer.WriteString("dealId", dealId);
            writer.WriteString("verdict", SnakeCase.Of(result.Verdict));
            writer.WriteString("why", result.Explanation);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}

/// <summary>Says what would come of a submission, without leaving a trace.</summary>
public sealed class DealPreview(SameDeals sameDeals, RuleBook book)
{
    public async Task<Preview> OfAsync(Deal deal, CancellationToken cancellationToken) =>
        new(deal, await sameDeals.LookAsync(MatchFacts.Of(deal), cancellationToken), (await book.ForAsync(deal.Id, cancellationToken)).House);
}
