using System.Text.Json;
using AiInfra.Alerts;
using AiInfra.Deals;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using AiInfra.Rules;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Rules;

/// <summary><c>GET /api/deals/{id}/why?rule=over-10b</c> (or <c>?when=amount &gt; 10B USD</c>): why a rule fired for a deal, or why it did not, criterion by criterion.</summary>
public sealed class ExplainDeal(DealStore deals, EvaluationStore evaluations, RuleBook book)
{
    [Function("ExplainDeal")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/deals/{id}/why")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var rules = await book.ForAsync(id, cancellationToken);
        if (RuleOf(request, rules, out var problem) is not { } rule) return problem!;
        if (!DealId.IsWellFormed(id) || await deals.FindAsync(id, cancellationToken) is not { Deal: var deal }) return Problems.NotFound("There is no deal with this id.");
        var memory = await evaluations.RecallAsync(id, cancellationToken);
        var why = new Explanation(rule, deal, rule.IsOwn ? null : memory.Remembered.States.GetValueOrDefault(rule.Id)); // whether someone follows such criteria is theirs to know
        return JsonResult.Write(writer => Write(writer, why));
    }

    private static Rule? RuleOf(HttpRequest request, RuleSet rules, out IResult? problem)
    {
        problem = null;
        var (id, when) = (request.Query["rule"].ToString(), request.Query["when"].ToString());
        if (when.Length > 0)
        {
            if (RuleReader.Parse(when) is CriteriaReading.Ok ok) return Rule.Own(ok.Criteria);
            problem = Problems.Unreadable($"The query parameter when {((CriteriaReading.Invalid)RuleReader.Parse(when)).Detail}.");
        }
        else if (rules.House.FirstOrDefault(r => r.Id == id) is { } rule)
        {
            return rule;
        }
        else
        {
            problem = id.Length > 0 ? Problems.NotFound(RuleResult.Unknown) : Problems.Unreadable($"Name a rule of the house (rule={rules.House.FirstOrDefault()?.Id}) or criteria (when=amount > 10B USD).");
        }

        return null;
    }

    private static void Write(Utf8JsonWriter writer, Explanation why)
    {
        writer.WriteStartObject();
        writer.WriteString("deal", why.Deal.Id);
        writer.WriteNumber("revision", why.Deal.Revision);
        writer.WriteString("rule", why.Rule.Id);
        writer.WriteString("text", why.Rule.Text);
        writer.WriteBoolean("met", why.Check.Met);
        writer.WriteBoolean("fired", why.State?.EventId is not null);
        if (why.State?.EventId is { } eventId) writer.WriteString("event", eventId);
        writer.WriteString("why", why.InWords);
        writer.WriteStartArray("criteria");
        foreach (var criterion in why.Rule.Criteria)
        {
            var check = criterion.Check(why.Deal, Wording.English);
            writer.WriteStartObject();
            writer.WriteString("text", criterion.Text);
            writer.WriteBoolean("met", check.Met);
            if (check.Reason.Length > 0) writer.WriteString("reason", check.Reason);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
