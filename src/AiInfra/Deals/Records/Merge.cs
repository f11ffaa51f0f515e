using System.Collections.Immutable;

namespace AiInfra.Deals.Records;

/// <summary>A judgement that what was taken for one deal is the same as another.</summary>
/// <param name="DealId">The deal that was merged.</param>
/// <param name="Into">The deal it was merged into; itself possibly merged further.</param>
/// <param name="By">Who judged: <c>matching</c>, or an operator.</param>
/// <param name="Why">What agreed, in words.</param>
/// <param name="Reversed">The judgement was taken back: what came with the merged deal no longer speaks here.</param>
public sealed record Merge(string DealId, string Into, DateTimeOffset At, string By, string Why, bool Reversed = false);

/// <summary>A deal that may be the same as this one: it waits for a person, and until then is not counted beside the other.</summary>
/// <param name="DealId">The other deal.</param>
/// <param name="Certain">A report that tells of both makes them the same; they are merged without a person.</param>
public sealed record Doubt(string DealId, string Why, bool Certain = false);

/// <summary>What another report says where the record says something else.</summary>
/// <param name="Field">JSON Pointer (RFC 6901) into the deal.</param>
/// <param name="Value">In words.</param>
/// <param name="By">Who says so: publishers, best source first.</param>
public sealed record AlsoReported(string Field, string Value, ImmutableArray<string> By);
