using System.Text.Json.Serialization;

namespace AiInfra.Reviews;

/// <summary>What a reader says is wrong with a deal; it waits for an operator.</summary>
/// <param name="Text">As written, up to <see cref="MaxText"/> characters; empty when its author had it erased.</param>
/// <param name="SubscriberId">Who wrote it; null when they had it erased.</param>
/// <param name="ClosedAt">When an operator was done with it.</param>
/// <param name="Note">What they made of it.</param>
public sealed record ErrorReport(string Id, string DealId, string Text, DateTimeOffset At, string? SubscriberId, DateTimeOffset? ClosedAt = null, string? Note = null)
{
    public const int MaxText = 2000;

    [JsonIgnore]
    public bool IsOpen => ClosedAt is null;

    /// <summary>The same words of the same person about the same deal are one report.</summary>
    public static ErrorReport Of(string dealId, string subscriberId, string text, DateTimeOffset at) => new("r-" + Digest.Hex($"{dealId}\n{subscriberId}\n{text}", 10), dealId, text, at, subscriberId);

    public ErrorReport Close(DateTimeOffset at, string? note) => this with { ClosedAt = at, Note = note };

    public ErrorReport Reopen() => this with { ClosedAt = null };

    /// <summary>That there was one stays; who and what goes.</summary>
    public ErrorReport Erase(DateTimeOffset at) => this with { SubscriberId = null, Text = "", ClosedAt = ClosedAt ?? at };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ErrorReport))]
public sealed partial class ErrorReportJson : JsonSerializerContext;
