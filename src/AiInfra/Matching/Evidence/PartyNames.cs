namespace AiInfra.Matching.Evidence;

/// <summary>Likeness of names that nobody knows: "Smaller AI startups" and "small AI start-ups".</summary>
internal static class PartyNames
{
    /// <summary>Share of letter pairs in common (Dice 1945) from which two names are alike; the pairs of two funds or campuses of one family lie below it, or differ in a number.</summary>
    private const double Enough = 0.7;

    public static bool Alike(MatchParty a, MatchParty b)
    {
        if (a.Known || b.Known) return false;
        var (one, other) = (Letters(a.Name), Letters(b.Name));
        return one.Length >= 6 && other.Length >= 6 && Digits(one) == Digits(other) && Dice(one, other) >= Enough;
    }

    private static string Letters(string name) => string.Concat(PlainWords.List(name));

    private static string Digits(string letters) => string.Concat(letters.Where(char.IsDigit));

    private static double Dice(string a, string b)
    {
        var left = Pairs(b).ToList();
        var common = Pairs(a).Count(left.Remove);
        return 2.0 * common / (a.Length - 1 + b.Length - 1);
    }

    private static IEnumerable<string> Pairs(string letters) => Enumerable.Range(0, letters.Length - 1).Select(i => letters.Substring(i, 2));
}
