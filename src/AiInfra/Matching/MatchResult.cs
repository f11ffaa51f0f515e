using System.Collections.Immutable;

namespace AiInfra.Matching;

/// <summary>Whether two descriptions tell of the same deal.</summary>
public enum MatchVerdict { Different, Unsure, Tranche, Same }

/// <summary>One thing that was compared.</summary>
/// <param name="Points">What it adds to the score, or takes from it.</param>
/// <param name="Reason">What was found, in words that read inside a sentence.</param>
public sealed record MatchPart(string What, int Points, string Reason);

/// <param name="Score">0 to 100: how much speaks for the same deal. The verdict does not follow from it alone.</param>
public sealed record MatchResult(MatchVerdict Verdict, int Score, ImmutableArray<MatchPart> Parts)
{
    /// <summary>One line for a person: "the same parties (OpenAI, Oracle); amounts within 5 % ($300 billion, $299 billion); announced 3 days apart".</summary>
    public string Explanation => string.Join("; ", Parts.Select(part => part.Reason));
}
