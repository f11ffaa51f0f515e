using AiInfra.Articles.Languages;
using AiInfra.Articles.Text;

namespace AiInfra.Articles.Mentions;

/// <summary>A sentence with everything found in it.</summary>
internal sealed record ReadSentence(Sentence Sentence, IReadOnlyList<CueHit> Cues)
{
    public IReadOnlyList<EntityMention> Entities { get; init; } = [];

    public IReadOnlyList<AmountMention> Amounts { get; init; } = [];

    public IReadOnlyList<DateMention> Dates { get; init; } = [];

    public IReadOnlyList<TermMention> Terms { get; init; } = [];

    public IReadOnlyList<PlaceMention> Places { get; init; } = [];

    public IReadOnlyList<PowerMention> Powers { get; init; } = [];

    public IReadOnlyList<ProjectMention> Projects { get; init; } = [];

    public int Length => Sentence.Tokens.Count;

    /// <summary>Those that may be parties.</summary>
    public IEnumerable<EntityMention> Parties => Entities.Where(e => !e.IsBystander);

    public bool Has(Cue cue) => Has(cue, 0, Length);

    public bool Has(Cue cue, int from, int to) => Cues.Any(hit => hit.Cue == cue && hit.From >= from && hit.To <= to);

    public bool HasAny(int from, int to, params ReadOnlySpan<Cue> cues)
    {
        foreach (var cue in cues)
        {
            if (Has(cue, from, to)) return true;
        }

        return false;
    }

    /// <summary>Whether a cue ends right before a token, articles and up to two other words between them.</summary>
    public bool StandsBefore(Cue cue, int token, int gap = 3) => Cues.Any(hit => hit.Cue == cue && hit.To <= token && token - hit.To <= gap && !HasSign(hit.To, token));

    /// <summary>Whether punctuation stands between two tokens.</summary>
    public bool HasSign(int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (IsBreak(at)) return true;
        }

        return false;
    }

    /// <summary>Commas, colons, brackets and dashes: where a part of a sentence may end.</summary>
    public bool IsBreak(int token) => Sentence.Tokens[token] is { Kind: AiInfra.Amounts.Tokens.TokenKind.Sign, Text: "," or ";" or ":" or "(" or ")" or "-" or "?" or "!" or "…" };

    /// <summary>The part of the sentence around a token that holds no break.</summary>
    public (int From, int To) ChunkOf(int from, int to)
    {
        while (from > 0 && !IsBreak(from - 1)) from--;
        while (to < Length && !IsBreak(to)) to++;
        return (from, to);
    }
}
