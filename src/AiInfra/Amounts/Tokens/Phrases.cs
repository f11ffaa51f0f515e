using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace AiInfra.Amounts.Tokens;

/// <summary>A table of phrases and what each of them means. Of two that fit, the longer one counts.</summary>
internal sealed class Phrases<T> : IEnumerable<T>
{
    private readonly Dictionary<string, List<(Token[] Words, T Meaning)>> byFirstWord = [];

    /// <summary>Every word that occurs in a phrase.</summary>
    public IEnumerable<string> Vocabulary => byFirstWord.Values.SelectMany(entries => entries).SelectMany(entry => entry.Words).Select(word => word.Text);

    /// <param name="meaning">What each of the phrases means.</param>
    /// <param name="alternatives">Phrases parted by "|", written as people write them.</param>
    public void Add(T meaning, string alternatives)
    {
        foreach (var phrase in alternatives.Split('|'))
        {
            Token[] words = [.. Tokenizer.Tokens(phrase)];
            if (!byFirstWord.TryGetValue(words[0].Text, out var entries)) byFirstWord[words[0].Text] = entries = [];
            entries.Add((words, meaning));
            entries.Sort((a, b) => b.Words.Length.CompareTo(a.Words.Length));
        }
    }

    /// <summary>The longest phrase that stands at a place.</summary>
    public bool TryMatch(IReadOnlyList<Token> tokens, int at, out int length, [MaybeNullWhen(false)] out T meaning)
    {
        (length, meaning) = (0, default);
        if (at >= tokens.Count || !byFirstWord.TryGetValue(tokens[at].Text, out var entries)) return false;
        foreach (var (words, value) in entries)
        {
            if (!StandsAt(tokens, at, words)) continue;
            (length, meaning) = (words.Length, value);
            return true;
        }

        return false;
    }

    public IEnumerator<T> GetEnumerator() => byFirstWord.Values.SelectMany(entries => entries).Select(entry => entry.Meaning).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static bool StandsAt(IReadOnlyList<Token> tokens, int at, Token[] words)
    {
        if (at + words.Length > tokens.Count) return false;
        for (var i = 0; i < words.Length; i++)
        {
            if (tokens[at + i].Text != words[i].Text || (i > 0 && IsTornApart(words[i - 1], words[i], tokens[at + i]))) return false;
        }

        return true;
    }

    /// <summary>A sign written close to its neighbour belongs to it: "CA$" is a currency, "ca. $" is not.</summary>
    private static bool IsTornApart(Token before, Token word, Token found) =>
        found.AfterSpace && !word.AfterSpace && (before.Kind is TokenKind.Sign || word.Kind is TokenKind.Sign);
}
