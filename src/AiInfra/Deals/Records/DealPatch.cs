using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiInfra.Deals.Submissions;
using AiInfra.Json;
using AiInfra.Rates;

namespace AiInfra.Deals.Records;

/// <summary>
/// Reads a JSON Merge Patch (RFC 7396) against the public form of a deal, by the rules of a submission. What it does not name stays exactly as it is;
/// what follows from the rest (a derived title, the dollars of an amount) follows anew.
/// </summary>
public static class DealPatch
{
    private static readonly ImmutableArray<string> Changeable =
        ["title", "summary", "kind", "bindingness", "status", "announced", "parties", "amount", "term", "site", "power", "relations", "countsInTotals", "sources", "certainty"];

    private static readonly ImmutableArray<string> Kept =
        ["id", "revision", "revisions", "submittedAt", "updatedAt", "notifyAll", "alsoReported", "merged", "mergedInto", "possibleDuplicates"];

    /// <param name="deal">The deal as it is.</param>
    /// <param name="patch">What shall change.</param>
    /// <param name="now">When it shall.</param>
    /// <param name="rates">What an amount that has no rate is converted with, at the day of the announcement and not of the patch.</param>
    /// <returns>The deal as the patch would have it, or every field error at once.</returns>
    public static SubmissionReading Read(Deal deal, JsonElement patch, DateTimeOffset now, ExchangeRates rates)
    {
        ArgumentNullException.ThrowIfNull(deal);
        if (patch.ValueKind is not JsonValueKind.Object) return new SubmissionReading.Invalid([new("#", "must be one JSON object: the members to change, as JSON Merge Patch (RFC 7396) says")]);
        List<FieldError> errors = [.. HalfPairs.In(patch, "#")];
        if (errors.Count > 0) return new SubmissionReading.Invalid([.. errors]);

        errors.AddRange(patch.EnumerateObject().Select(Refusal).OfType<FieldError>());
        var changes = new JsonObject(patch.EnumerateObject().Where(m => Changeable.Contains(m.Name)).Select(m => KeyValuePair.Create(m.Name, Node(m.Value))));
        using var patched = JsonDocument.Parse(MergePatch.Apply(Rest(deal, changes), changes)!.ToJsonString());
        var reading = SubmissionReader.Read(patched.RootElement, new(now, "operator", Trust.Trusted, Rates: ExchangeRates.None));
        if (reading is SubmissionReading.Invalid invalid) errors.AddRange(invalid.Errors);
        return errors.Count > 0 || reading is not SubmissionReading.Ok read ? new SubmissionReading.Invalid([.. errors]) : new SubmissionReading.Ok(Converted(Changed(deal, read.Deal, changes), changes, rates));
    }

    private static FieldError? Refusal(JsonProperty member)
    {
        if (Kept.Contains(member.Name)) return new(Fields.Pointer("#", member.Name), "cannot be patched: the app keeps it itself");
        if (!Changeable.Contains(member.Name)) return new(Fields.Pointer("#", member.Name), $"is not a field here; known are {string.Join(", ", Changeable)}");
        return member is { Name: "announced", Value.ValueKind: JsonValueKind.Null } ? new("#/announced", "cannot be taken away: say when it was announced") : null;
    }

    /// <summary>What the patch is applied to: the members it names, and those no deal is without. Of the parties one will do: the others are not read.</summary>
    private static JsonObject Rest(Deal deal, JsonObject changes)
    {
        var rest = JsonSerializer.SerializeToNode(deal, DomainJson.Default.Deal)!.AsObject();
        foreach (var name in rest.Select(m => m.Key).ToList())
        {
            if (!changes.ContainsKey(name) && name is not ("kind" or "parties")) rest.Remove(name);
        }

        while (rest["parties"] is JsonArray { Count: > 1 } parties) parties.RemoveAt(1);
        rest["amount"] = AmountPatch.Rest(deal.Amount, changes["amount"]);

        // Neither a derived reason nor the one for another decision may pass for the operator's.
        rest.Remove("countsInTotals");
        return rest;
    }

    private static Deal Changed(Deal deal, Deal read, JsonObject changes)
    {
        bool Names(string member) => changes.ContainsKey(member);
        return deal with
        {
            Title = !Names("title") ? deal.Title : string.IsNullOrWhiteSpace((string?)changes["title"]) ? "" : read.Title,
            Summary = Names("summary") ? read.Summary : deal.Summary,
            Kind = Names("kind") ? read.Kind : deal.Kind,
            Bindingness = Names("bindingness") ? read.Bindingness : deal.Bindingness,
            Status = Names("status") ? read.Status : deal.Status,
            Announced = Names("announced") ? read.Announced : deal.Announced,
            Parties = Names("parties") ? read.Parties : deal.Parties,
            Amount = Names("amount") ? AmountPatch.Changed(deal.Amount, read.Amount, changes["amount"]) : deal.Amount,
            // The words of a new amount may name a term that nobody knew.
            Term = Names("term") || (Names("amount") && deal.Term is null) ? read.Term : deal.Term,
            Site = Names("site") ? read.Site : deal.Site,
            Power = Names("power") ? read.Power : deal.Power,
            Relations = Names("relations") ? read.Relations : deal.Relations,
            CountsInTotals = Names("countsInTotals") ? read.CountsInTotals : deal.CountsInTotals,
            Sources = Names("sources") ? read.Sources : deal.Sources,
            Certainty = Names("certainty") ? Cap(deal.Certainty, changes["certainty"]) : deal.Certainty,
        };
    }

    /// <summary>Last, since the announcement may be patched as well.</summary>
    private static Deal Converted(Deal deal, JsonObject changes, ExchangeRates rates) =>
        changes.ContainsKey("amount") ? deal with { Amount = deal.Amount.InUsd(rates, SubmissionReader.RateDay(deal.Announced, deal.SubmittedAt)) } : deal;

    /// <summary>Taking the level away lifts the cap: it is one at the top.</summary>
    private static Certainty Cap(Certainty certainty, JsonNode? change)
    {
        if (change is JsonObject members && !members.ContainsKey("level")) return certainty;
        return new(SnakeCase.TryParse<CertaintyLevel>(((string?)change?["level"])?.Trim().ToLowerInvariant(), out var level) ? level : CertaintyLevel.Confident, "an operator says so");
    }

    private static JsonNode? Node(JsonElement value) => JsonNode.Parse(value.GetRawText());
}
