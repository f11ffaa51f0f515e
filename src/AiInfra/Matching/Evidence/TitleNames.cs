using System.Collections.Frozen;

namespace AiInfra.Matching.Evidence;

/// <summary>
/// A proper name that two titles share beside the names of the parties: "Prometheus", "Memphis". One title must prove that the word is a name: written small in the main, the word inside it with a capital.
/// Headlines With Capitals prove nothing, nor do German ones.
/// </summary>
internal static class TitleNames
{
    private static readonly FrozenSet<string> Small = Split("a an the in on of at to for by with and or as its is from after over into per via");

    private static readonly FrozenSet<string> German = Split("der die das den dem des und fur mit von vom im bei nach zu zur zum auf ein eine einen einem eines baut plant will als aus uber soll");

    private static readonly FrozenSet<string> NoPlaces = Split("january february march april june july august september october november december monday tuesday wednesday thursday friday trump musk zuckerberg altman huang ceo american");

    public static string? InBoth(MatchFacts a, MatchFacts b)
    {
        var parties = a.Parties.Concat(b.Parties).SelectMany(p => PlainWords.List(p.Name)).ToHashSet(StringComparer.Ordinal);
        var (inA, inB) = (PlainWords.List(a.Title), PlainWords.List(b.Title));
        return Proven(a.Title).Where(name => inB.Contains(PlainWords.List(name)[0]))
            .Concat(Proven(b.Title).Where(name => inA.Contains(PlainWords.List(name)[0])))
            .Where(name => PlainWords.List(name)[0] is { Length: >= 4 } word && SiteWords.IsDistinct(word) && !NoPlaces.Contains(word) && !parties.Contains(word))
            .Order(StringComparer.Ordinal)
            .FirstOrDefault();
    }

    private static IEnumerable<string> Proven(string title)
    {
        var words = title.Split([' ', '\u00A0', ',', '"', '“', '”', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        var sentence = words.Any(word => !word.Any(char.IsUpper) && PlainWords.List(word) is [var plain] && plain.Length >= 3 && !Small.Contains(plain));
        if (!sentence || words.Any(word => PlainWords.List(word) is [var plain] && German.Contains(plain))) return [];
        // The first word of a sentence, and of what follows a colon or a full stop, has its capital anyway.
        return words.Skip(1).Zip(words, (word, before) => (word, before)).Where(pair => char.IsUpper(pair.word[0]) && char.IsLetterOrDigit(pair.before[^1]) && PlainWords.List(pair.word) is [_])
            .Select(pair => pair.word.TrimEnd('.', ':', ';', '!', '?'));
    }

    private static FrozenSet<string> Split(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
