using AiInfra.Amounts;
using AiInfra.Articles.Languages;

namespace AiInfra.Articles.Mentions;

/// <summary>Finds the amounts of a sentence, and which of them are revenue, valuations, fines or the same in another currency.</summary>
internal static class AmountMentions
{
    private const int Behind = 4;

    /// <summary>In units of any currency: deals are told in millions at least.</summary>
    private const decimal SmallestDeal = 1_000_000;

    /// <param name="read">The sentence, its cues found.</param>
    /// <param name="language">Its language.</param>
    /// <param name="currency">The currency of the amount before: what names none is of the same.</param>
    public static List<AmountMention> In(ReadSentence read, ArticleLanguage language, string? currency)
    {
        List<AmountMention> found = [];
        var taken = read.Cues.Where(hit => hit.Cue is Cue.Climb).SelectMany(hit => Enumerable.Range(hit.From, hit.To - hit.From)).ToHashSet();
        foreach (var amount in AmountFinder.In(read.Sentence.Text, read.Sentence.Tokens, language.AmountWords, currency, taken.Contains))
        {
            var from = found is [.., var last] ? last.To : 0;
            found.Add(new(amount, IsSmall(amount) || (found is [.., { IsNoise: true } noise] && read.StandsBefore(Cue.Against, amount.From, 1) && amount.From - noise.To <= 4) || IsNoise(read, amount, from) || (found is [.., var before] && IsConversion(before, amount))));
        }

        return found;
    }

    /// <summary>A price of a share or a ticket.</summary>
    private static bool IsSmall(FoundAmount amount) => (amount.Reading.Amount.High ?? amount.Reading.Amount.Low) < SmallestDeal;

    private static bool IsNoise(ReadSentence read, FoundAmount amount, int after)
    {
        var (start, end) = read.ChunkOf(amount.From, amount.To);
        if (start > 0 && read.Cues.Any(hit => hit.Cue is Cue.Who && hit.From == start)) start = read.ChunkOf(start - 1, start - 1).From;
        if (start > 0 && amount.From - start <= 2) start = read.ChunkOf(start - 1, start - 1).From; // "the order book, at some $125bn"
        start = Math.Max(start, after);
        var noise = read.Cues.Where(hit => hit.Cue is Cue.Noise && hit.From >= start && hit.To <= amount.From).Select(hit => hit.To).DefaultIfEmpty(-1).Max();
        if (noise >= 0 && !IsDone(read, noise, amount.From) && !IsWorthOfDeal(read, noise)) return true;
        var behind = read.Cues.Where(hit => hit.Cue is Cue.NoiseBehind && hit.From >= amount.To && hit.From <= amount.To + Behind && hit.To <= end).Select(hit => hit.From).DefaultIfEmpty(-1).Min();
        if (behind >= 0 && !IsDone(read, amount.To, behind) && !read.HasAny(start, amount.From, Cue.Signed)) return true;
        return read.Cues.Any(hit => hit.Cue is Cue.Denial && hit.From >= start && hit.To <= amount.From);
    }

    /// <summary>"a contract valued at", "un complejo valorado en": what it is worth is what it costs.</summary>
    private static bool IsWorthOfDeal(ReadSentence read, int noiseEnd)
    {
        var word = read.Cues.Where(hit => hit.Cue is Cue.Noise && hit.To == noiseEnd).Min(hit => hit.From);
        return read.Sentence.Tokens[word].Text is ['v', 'a', 'l', ..] or ['e', 'v', 'a', 'l', ..] or ['b', 'e', 'w', 'e', 'r', 't', ..] && read.HasAny(Math.Max(0, word - 4), word, Cue.Agreement, Cue.DataCenter, Cue.Program);
    }

    /// <summary>Something is done with the amount, whatever stands before.</summary>
    private static bool IsDone(ReadSentence read, int from, int to) => read.HasAny(from, to, Cue.Signed, Cue.Invest, Cue.Buying, Cue.Raise, Cue.Acquire, Cue.Agreement);

    /// <summary>"$5 billion (about €4.6 billion)", "30 milliards de dollars, soit 26 milliards d'euros".</summary>
    private static bool IsConversion(AmountMention before, FoundAmount amount) => amount.From - before.To <= 3 && amount.Reading.Amount.Currency != before.Found.Reading.Amount.Currency;
}
