namespace AiInfra.Matching.Evidence;

/// <summary>What the words make of two descriptions: nothing, one speaks faintly or plainly of more of the same, or each names another part.</summary>
internal enum TrancheSign { None, Faint, Plain, Numbered }

internal sealed record TrancheFit(TrancheSign Sign, bool IsTotal, MatchPart? Part)
{
    private const string What = "tranche";

    public static TrancheFit Of(TrancheWords a, TrancheWords b)
    {
        var total = a.IsTotal || b.IsTotal;
        if (a.Numbers.Length > 0 && b.Numbers.Length > 0 && !a.Numbers.Intersect(b.Numbers).Any())
            return new(TrancheSign.Numbered, total, new(What, -30, $"other parts of a row (number {string.Join(" and ", a.Numbers)}, number {string.Join(" and ", b.Numbers)})"));
        if (a.Any is null == b.Any is null) return new(TrancheSign.None, total, null);
        var words = a.Any is null ? b : a;
        var sign = words.Plain is null ? TrancheSign.Faint : TrancheSign.Plain;
        return new(sign, total, total ? new(What, 0, $"\"{words.Any}\" in one only, beside a running total") : new(What, -10, $"\"{words.Any}\" in one only"));
    }
}
