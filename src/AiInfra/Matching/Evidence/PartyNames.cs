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
        var (left, right) = (Pairs(a), Pairs(b));
        var common = 0;
        // Both are in order, so one walk over them is enough, however long somebody makes a name.
        for (var (i, j) = (0, 0); i < left.Length && j < right.Length;)
        {
            if (left[i] == right[j]) common++;
            var step = left[i].CompareTo(right[j]);
            if (step <= 0) i++;
            if (step >= 0) j++;
        }

        return 2.0 * common / (left.Length + right.Length);
    }

    private static int[] Pairs(string letters) => [.. Enumerable.Range(0, letters.Length - 1).Select(i => (letters[i] << 16) | letters[i + 1]).Order()];
}
