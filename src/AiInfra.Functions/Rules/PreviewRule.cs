using System.Text.Json;
using AiInfra.Deals.Submissions;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Hosting.Limits;
using AiInfra.Rules;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Rules;

/// <summary>
/// <c>POST /api/rules/preview</c> with <c>{"when": "amount &gt; 10B USD"}</c> (or the object form, or <c>{"rule": "over-10b"}</c>): which stored deals would have fired, when and why, and how many a month. Nothing is stored.
/// </summary>
public sealed class PreviewRule(RateLimits limits, StoredDeals deals, RuleBook book)
{
    [Function("PreviewRule")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/rules/preview")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (await limits.ByAddressAsync(request) is { } tooMany) return tooMany;
        var body = await JsonBody.ReadAsync(request, AddRule.MaxBody, cancellationToken);
        if (body.Document is null) return body.Problem!;
        using var document = body.Document;
        List<FieldError> errors = [];
        if (Read(document.RootElement, await book.CurrentAsync(cancellationToken), errors) is not { } rule) return Problems.Invalid(errors);
        var stored = await deals.NewestAsync();
        var preview = RulePreview.Of(rule, stored.Deals);
        return JsonResult.Write(writer => Write(writer, rule, preview, stored));
    }

    private static Rule? Read(JsonElement json, RuleSet rules, List<FieldError> errors)
    {
        if (json.ValueKind is not JsonValueKind.Object)
        {
            errors.Add(new("#", "must be one JSON object: {\"when\": \"amount > 10B USD\"}"));
            return null;
        }

        var fields = new Fields(json, "#", errors);
        var id = fields.Text("rule", 100);
        var when = RuleReader.Read(fields, "when");
        fields.RefuseOthers("name", "urgent");
        if (fields.Raw("when") is null == id is null) fields.Refuse("when", "needs either when, the criteria, or rule, the id of a rule of the house");
        if (errors.Count > 0) return null;
        if (when is { } criteria) return Rule.Own(criteria);
        if (rules.House.FirstOrDefault(r => r.Id == id) is { } house) return house;
        fields.Refuse("rule", $"is no rule of the house; known are {string.Join(", ", rules.House.Select(r => r.Id))}");
        return null;
    }

    private static void Write(Utf8JsonWriter writer, Rule rule, RulePreview preview, DealsLookedAt stored)
    {
        writer.WriteStartObject();
        writer.WriteString("text", rule.Text);
        writer.WritePropertyName("when");
        rule.WriteCriteria(writer);
        writer.WriteStartArray("deals");
        foreach (var fired in preview.Fired)
        {
            writer.WriteStartObject();
            writer.WriteString("id", fired.Deal.Id);
            writer.WriteString("title", fired.Deal.Title);
            writer.WriteString("announced", fired.Deal.Announced.ToString());
            writer.WriteString("firedAt", fired.Deal.SubmittedAt);
            writer.WriteBoolean("backfill", fired.Backfill);
            writer.WriteString("reason", fired.Reason);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartObject("byMonth");
        foreach (var (month, count) in preview.ByMonth) writer.WriteNumber(month, count);
        writer.WriteEndObject();
        writer.WriteNumber("perMonth", preview.PerMonth);
        writer.WriteNumber("lookedAt", stored.Deals.Count);
        writer.WriteBoolean("complete", stored.Complete);
        writer.WriteEndObject();
    }
}
