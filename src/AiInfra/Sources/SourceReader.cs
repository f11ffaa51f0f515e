using System.Collections.Immutable;
using System.Text.Json;
using AiInfra.Deals;
using AiInfra.Deals.Submissions;
using AiInfra.Deals.Submissions.Mapping;
using AiInfra.Json;

namespace AiInfra.Sources;

/// <summary>What came of reading a source, a change of one, or a rotation.</summary>
public abstract record SourceReading
{
    private SourceReading()
    {
    }

    public sealed record Ok(WebhookSource Source) : SourceReading;

    public sealed record Invalid(ImmutableArray<FieldError> Errors) : SourceReading;
}

/// <summary>Reads sources as an operator enters and changes them.</summary>
public static class SourceReader
{
    private const int MaxMapping = 20_000;

    public static SourceReading Read(JsonElement json, DateTimeOffset now)
    {
        List<FieldError> errors = [];
        if (json.ValueKind is not JsonValueKind.Object) return NotOne("a source");
        var fields = new Fields(json, "#", errors);
        var id = fields.Text("id", 200) ?? "";
        var name = fields.Text("name", 200);
        var verifier = fields.Word<VerifierType>("verifier");
        var trust = fields.Word<Trust>("trust");
        var mapping = ReadMapping(fields);
        var secret = ReadSecret(fields, verifier ?? default);
        fields.RefuseOthers("createdAt", "updatedAt");
        if (!IsId(id)) fields.Refuse("id", "must be 1 to 60 lower-case letters, digits and dashes, such as deal-desk: it stands in the URL of the webhook");
        if (fields.Raw("verifier") is null) fields.Refuse("verifier", $"is missing: one of {string.Join(", ", SnakeCase.All<VerifierType>())}");
        if (fields.Raw("trust") is null) fields.Refuse("trust", $"is missing: {OneOfTrusts}");
        return Of(errors, () => new(id, name, verifier!.Value, trust!.Value, mapping, [new(secret ?? SourceSecrets.New(verifier!.Value))], now, now));
    }

    /// <summary>Members that are named replace what was there, <c>null</c> takes away.</summary>
    public static SourceReading Change(WebhookSource source, JsonElement json, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(source);
        List<FieldError> errors = [];
        if (json.ValueKind is not JsonValueKind.Object) return NotOne("what to change of a source: name, trust, mapping");
        var fields = new Fields(json, "#", errors);
        var (name, trust, mapping) = (fields.Text("name", 200), fields.Word<Trust>("trust"), ReadMapping(fields));
        fields.RefuseOthers();
        if (trust is null && errors.Count == 0 && json.TryGetProperty("trust", out _)) fields.Refuse("trust", $"cannot be taken away: {OneOfTrusts}");
        return Of(errors, () => source with
        {
            Name = json.TryGetProperty("name", out _) ? name : source.Name,
            Trust = trust ?? source.Trust,
            Mapping = json.TryGetProperty("mapping", out _) ? mapping : source.Mapping,
            UpdatedAt = now,
        });
    }

    /// <summary>A rotation: <c>{"secret": "…", "graceHours": 24}</c>, both of which may be left out.</summary>
    public static SourceReading Rotate(WebhookSource source, JsonElement json, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(source);
        List<FieldError> errors = [];
        if (json.ValueKind is not JsonValueKind.Object) return NotOne("a rotation: {\"graceHours\": 24}");
        var fields = new Fields(json, "#", errors);
        var secret = ReadSecret(fields, source.Verifier);
        var grace = fields.Number("graceHours", 0, (decimal)WebhookSource.LongestGrace.TotalHours, "hours for which the old secret still counts,");
        fields.RefuseOthers();
        return Of(errors, () => source.Rotate(secret ?? SourceSecrets.New(source.Verifier), grace is { } hours ? TimeSpan.FromHours((double)hours) : WebhookSource.UsualGrace, now));
    }

    /// <summary>Whether a text has the form of a source's id.</summary>
    public static bool IsId(string id) => id is { Length: > 0 and <= 60 } && id.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-');

    private static string OneOfTrusts => $"one of {string.Join(", ", SnakeCase.All<Trust>())}";

    private static string? ReadMapping(Fields fields)
    {
        if (fields.Object("mapping") is not { } mapping) return null;
        MappingReader.Read(mapping);
        var json = fields.Raw("mapping")!.Value.GetRawText();
        if (json.Length > MaxMapping) fields.Refuse("mapping", $"is too long: at most {MaxMapping} characters");
        return json;
    }

    private static string? ReadSecret(Fields fields, VerifierType verifier)
    {
        if (fields.Text("secret", 200) is not { } secret) return null;
        if (SourceSecrets.TryRead(verifier, secret, out var text)) return text;
        fields.Refuse("secret", SourceSecrets.WhatIsRight(verifier));
        return null;
    }

    private static SourceReading.Invalid NotOne(string what) => new([new("#", $"must be one JSON object: {what}")]);

    private static SourceReading Of(List<FieldError> errors, Func<WebhookSource> source) => errors.Count > 0 ? new SourceReading.Invalid([.. errors]) : new SourceReading.Ok(source());
}
