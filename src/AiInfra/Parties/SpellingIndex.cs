using System.Collections.Frozen;

namespace AiInfra.Parties;

/// <summary>
/// Finds the one known name a misspelt one is nearest to. Slips lie inside words of six letters or more, one each, two from ten on; never in the first letter, never in digits, and one more s is a plural.
/// Only names that begin alike and have as many words are compared.
/// </summary>
internal sealed class SpellingIndex
{
    private readonly FrozenDictionary<(char First, int Words), Spelled[]> _names;
    private readonly FrozenSet<string> _lookalikes;

    public SpellingIndex(IEnumerable<EntityName> names, IEnumerable<string> lookalikes)
    {
        _names = names.Select(name => new Spelled(name, [.. EntityId.Words(name.Text)]))
            .Where(s => s.Words.All(word => word.All(char.IsAsciiLetterOrDigit)) && s.Words.Any(word => Slips(word) > 0) && !(s.Words.Length == 1 && s.Name.Entity.Strict))
            .GroupBy(s => (s.Words[0][0], s.Words.Length))
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
        _lookalikes = lookalikes.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The nearest names, each of another entity, and how many letters away they are; more than one is ambiguous.</summary>
    public (int Letters, IReadOnlyList<EntityName> Names) Nearest(IReadOnlyList<string> words)
    {
        var (letters, names) = (int.MaxValue, new List<EntityName>());
        if (words.Count is 0 or > EntityIndex.LongestName || _lookalikes.Contains(EntityIndex.Key(words))) return (0, names);
        Compare([.. words]);
        // A slip in a name that was cut in two as well ("Core Weav"): but a short word beside a name is a word of its own, and "Cumm, Inc." is no Cummins.
        if (words.Count > 1 && words.All(word => word.Length >= 3) && !EntityId.EndsInLegalForm(words)) Compare([EntityIndex.Key(words)]);
        return (letters, names);

        void Compare(string[] reported)
        {
            foreach (var known in _names.GetValueOrDefault((reported[0][0], reported.Length), []))
            {
                if (Distance(reported, known.Words) is not { } distance || distance > letters) continue;
                if (distance < letters) names.Clear();
                letters = distance;
                if (!names.Exists(n => n.Entity == known.Name.Entity)) names.Add(known.Name);
            }
        }
    }

    private int? Distance(string[] reported, string[] known)
    {
        if (known.Length == 1 && reported[0] == known[0] + "s") return null;
        var total = 0;
        for (var i = 0; i < known.Length; i++)
        {
            if (reported[i] == known[i]) continue;
            if (_lookalikes.Contains(reported[i]) || reported[i][0] != known[i][0] || !reported[i].Where(char.IsDigit).SequenceEqual(known[i].Where(char.IsDigit))) return null;
            if (EditDistance.Within(Slips(known[i]), reported[i], known[i]) is not { } distance) return null;
            total += distance;
        }

        return total is > 0 and <= 2 ? total : null;
    }

    private static int Slips(string word) => word.Length >= 10 ? 2 : word.Length >= 6 ? 1 : 0;

    private readonly record struct Spelled(EntityName Name, string[] Words);
}
