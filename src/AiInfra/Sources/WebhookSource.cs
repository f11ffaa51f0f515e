using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using AiInfra.Deals;
using AiInfra.Deals.Submissions.Mapping;
using AiInfra.Json;

namespace AiInfra.Sources;

/// <summary>How a source signs.</summary>
public enum VerifierType
{
    /// <summary>Standard Webhooks 1.0.0, <c>v1</c>.</summary>
    Standard,

    /// <summary>GitHub's <c>X-Hub-Signature-256</c>.</summary>
    Github,
}

/// <summary>A key a source may sign with.</summary>
/// <param name="Text">As it is entered there; a secret.</param>
/// <param name="Until">When it has been replaced, the end of its grace.</param>
public sealed record SourceSecret(string Text, DateTimeOffset? Until = null)
{
    public bool HoldsAt(DateTimeOffset now) => Until is not { } until || now < until;

    public override string ToString() => "…";
}

/// <summary>A system that posts signed webhooks, as an operator has entered it.</summary>
/// <param name="Trust">How far what it tells is trusted.</param>
/// <param name="Mapping">How its payloads are read, as the JSON that was entered; null when they are submissions.</param>
/// <param name="Secrets">The one that counts, and those it has replaced.</param>
public sealed record WebhookSource(
    string Id, string? Name, VerifierType Verifier, Trust Trust, string? Mapping, ImmutableArray<SourceSecret> Secrets, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    /// <summary>Keys that count at once: the newest and those in their grace.</summary>
    public const int MaxSecrets = 5;

    public static readonly TimeSpan UsualGrace = TimeSpan.FromHours(24);

    public static readonly TimeSpan LongestGrace = TimeSpan.FromDays(7);

    [JsonIgnore]
    public PayloadMapping Reads => Mapping is { } mapping ? MappingReader.Read(new(JsonElement.Parse(mapping), "#", [])) : PayloadMapping.None;

    /// <summary>A new secret counts from now on; those before for their grace, and never longer than they had.</summary>
    public WebhookSource Rotate(string secret, TimeSpan grace, DateTimeOffset now)
    {
        var end = now + grace;
        var old = Secrets.Select(s => s with { Until = s.Until < end ? s.Until : end }).Where(s => s.HoldsAt(now)).Take(MaxSecrets - 1);
        return this with { Secrets = [new(secret), .. old], UpdatedAt = now };
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(SnakeCaseConverter<VerifierType>), typeof(SnakeCaseConverter<Trust>)])]
[JsonSerializable(typeof(WebhookSource))]
public sealed partial class SourceJson : JsonSerializerContext;
