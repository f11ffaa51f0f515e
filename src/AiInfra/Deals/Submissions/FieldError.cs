namespace AiInfra.Deals.Submissions;

/// <summary>What is wrong with one field and what would be right.</summary>
/// <param name="Pointer">JSON Pointer in URI fragment form (RFC 6901 §6), as in the example of RFC 9457 §3: <c>#/amount/low</c>.</param>
/// <param name="From">Where in the payload a mapping took the field from, in the same form; null without a mapping.</param>
public sealed record FieldError(string Pointer, string Detail, string? From = null);
