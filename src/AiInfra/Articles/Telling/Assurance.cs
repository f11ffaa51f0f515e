using AiInfra.Deals;

namespace AiInfra.Articles.Telling;

/// <summary>How surely a deal was read, and why not more surely.</summary>
internal static class Assurance
{
    public static Certainty Of(Candidate candidate, bool hasDate)
    {
        List<string> doubts = [.. candidate.Inferences];
        if (candidate.Parties.Where(p => !p.Entity.Known).Select(p => p.Entity.Name).ToList() is { Count: > 0 } unknown) doubts.Add($"nobody knows {string.Join(", ", unknown)}");
        if (!hasDate) doubts.Add("nothing says when");
        if (candidate.Kind is DealKind.Forecast) doubts.Add("a forecast has no parties to check");
        if (candidate.Amount is null) doubts.Add("no amount is told");
        if (candidate.Amount?.Reading.Amount.OtherReading is not null) return new(CertaintyLevel.Speculative, "the amount can be read in two ways");
        return doubts.Count switch
        {
            0 => new(CertaintyLevel.Confident, "parties, amount and date stand together"),
            <= 2 => new(CertaintyLevel.Likely, string.Join("; ", doubts)),
            _ => new(CertaintyLevel.Speculative, string.Join("; ", doubts)),
        };
    }
}
