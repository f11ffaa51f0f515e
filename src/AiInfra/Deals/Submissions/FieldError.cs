namespace AiInfra.Deals.Submissions;

/// <summary>What is wrong with one field and what would be right.</summary>
/// <param name="Pointer">JSON Pointer in URI fragment form (RFC 6901 §6), as in the example of RFC 9457 §3: <c>#/amount/low</c>.</param>
public sealed record FieldError(string Pointer, string Detail);
