using AiInfra.Parties;

namespace AiInfra.Matching.Evidence;

/// <summary>
/// Likeness of names that nobody knows: "Smaller AI startups" and "small AI start-ups". Every word that tells somebody apart must be in both, a slip of the pen forgiven:
/// "Alpha Data Centers" is not "Delta Data Centers", however many letters they share.
/// </summary>
internal static class PartyNames
{
    /// <summary>A slip is believed from this length on; in a shorter word a letter makes another name.</summary>
    private const int SlipLength = 7;

    /// <summary>Words that describe a group and tell nobody apart.</summary>
    private static readonly HashSet<string> Describing = new(StringComparer.Ordinal)
    {
        "a", "an", "the", "of", "and", "small", "smaller", "big", "bigger", "large", "larger", "several", "some", "various", "many", "other", "number", "group", "unnamed", "undisclosed", "unidentified",
        "de", "des", "petites", "plus", "plusieurs", "autres", "kleine", "kleinere", "mehrere", "andere", "pequenas", "varias", "otras",
    };

    public static bool Alike(MatchParty a, MatchParty b)
    {
        if (a.Known || b.Known) return false;
        var (one, other) = (Words(a.Name), Words(b.Name));
        if (one.Count == 0 || one.Count != other.Count) return false;
        return one.TrueForAll(word => other.RemoveAll(twin => Same(word, twin)) > 0);
    }

    /// <summary>A hyphen is no gap: "start-ups" are startups.</summary>
    private static List<string> Words(string name) => [.. PlainWords.List(name.Replace("-", "", StringComparison.Ordinal)).Where(word => !Describing.Contains(word)).Distinct()];

    private static bool Same(string word, string twin) =>
        word == twin || (word.Length >= SlipLength && twin.Length >= SlipLength && !word.Any(char.IsDigit) && !twin.Any(char.IsDigit) && word[0] == twin[0] && EditDistance.Within(1, word, twin) is not null);
}
