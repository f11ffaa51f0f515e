using System.Collections;
using AiInfra.Amounts.Tokens;

namespace AiInfra.Articles.Languages;

/// <summary>
/// Phrases and the cues they are. A phrase is written as <see cref="Tokenizer"/> leaves its words (no apostrophes); a word may end or begin with <c>*</c> for any ending or beginning, which inflected and compound languages need.
/// </summary>
internal sealed class CueTable : IEnumerable<Cue>
{
    private readonly Dictionary<string, List<(string[] Words, Cue Cue)>> _byFirstWord = [];
    private readonly List<(string[] Words, Cue Cue)> _open = [];

    /// <param name="cue">What each of the phrases is.</param>
    /// <param name="phrases">Parted by <c>|</c>.</param>
    public void Add(Cue cue, string phrases)
    {
        foreach (var phrase in phrases.Split('|'))
        {
            var words = PlainText.Of(phrase.Trim()).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[0].Contains('*', StringComparison.Ordinal)) _open.Add((words, cue));
            else if (_byFirstWord.TryGetValue(words[0], out var known)) known.Add((words, cue));
            else _byFirstWord[words[0]] = [(words, cue)];
        }
    }

    /// <summary>Every cue of a sentence, in the order of their places. Of one cue the longest phrase at a place counts.</summary>
    public List<CueHit> In(IReadOnlyList<Token> tokens)
    {
        List<CueHit> hits = [];
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens[at].Kind is not TokenKind.Word) continue;
            var here = at;
            var known = _byFirstWord.GetValueOrDefault(tokens[at].Text, []).Concat(_open).Where(entry => StandsAt(tokens, here, entry.Words));
            hits.AddRange(known.GroupBy(entry => entry.Cue).Select(same => new CueHit(same.Key, here, here + same.Max(entry => entry.Words.Length))));
        }

        return hits;
    }

    public IEnumerator<Cue> GetEnumerator() => _byFirstWord.Values.SelectMany(known => known).Concat(_open).Select(entry => entry.Cue).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static bool StandsAt(IReadOnlyList<Token> tokens, int at, string[] words)
    {
        if (at + words.Length > tokens.Count) return false;
        for (var i = 0; i < words.Length; i++)
        {
            if (!Fits(words[i], tokens[at + i].Text)) return false;
        }

        return true;
    }

    private static bool Fits(string pattern, string word) => (pattern[0], pattern[^1]) switch
    {
        ('*', '*') => word.Contains(pattern[1..^1], StringComparison.Ordinal),
        ('*', _) => word.EndsWith(pattern[1..], StringComparison.Ordinal),
        (_, '*') => word.StartsWith(pattern[..^1], StringComparison.Ordinal),
        _ => word == pattern,
    };
}
