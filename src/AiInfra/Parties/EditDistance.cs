namespace AiInfra.Parties;

/// <summary>Letters left out, added, replaced or swapped with their neighbour (Damerau 1964; no letter is touched twice).</summary>
internal static class EditDistance
{
    /// <summary>The distance, or null when it is over the bound. <paramref name="known"/> is short: its length is taken from the stack.</summary>
    public static int? Within(int bound, ReadOnlySpan<char> reported, ReadOnlySpan<char> known)
    {
        if (Math.Abs(reported.Length - known.Length) > bound) return null;
        Span<int> before = stackalloc int[known.Length + 1];
        Span<int> previous = stackalloc int[known.Length + 1];
        Span<int> current = stackalloc int[known.Length + 1];
        for (var j = 0; j <= known.Length; j++) previous[j] = j;
        for (var i = 1; i <= reported.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= known.Length; j++)
            {
                var replaced = previous[j - 1] + (reported[i - 1] == known[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, 1 + Math.Min(previous[j], current[j - 1]));
                if (i > 1 && j > 1 && reported[i - 1] == known[j - 2] && reported[i - 2] == known[j - 1]) current[j] = Math.Min(current[j], before[j - 2] + 1);
            }

            var oldest = before;
            before = previous;
            previous = current;
            current = oldest;
        }

        return previous[known.Length] <= bound ? previous[known.Length] : null;
    }
}
