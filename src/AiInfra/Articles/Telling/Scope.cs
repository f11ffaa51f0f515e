using AiInfra.Articles.Languages;
using AiInfra.Articles.Mentions;

namespace AiInfra.Articles.Telling;

/// <summary>The part of a sentence that tells of one amount, or the whole sentence when it tells of none or of only one.</summary>
/// <param name="From">Its first token.</param>
/// <param name="To">Behind its last token.</param>
internal sealed record Scope(ReadSentence Read, AmountMention? Amount, int From, int To)
{
    /// <summary>A sentence with more amounts is a table.</summary>
    private const int MostAmounts = 10;

    /// <summary>Where what is told stands: the amount, or the end.</summary>
    public int Centre => Amount?.From ?? To;

    public bool Has(params ReadOnlySpan<Cue> cues) => Read.HasAny(From, To, cues);

    public static Scope Whole(ReadSentence read) => new(read, null, 0, read.Length);

    /// <summary>One for each amount of a deal; two amounts part at the first break between them.</summary>
    public static IEnumerable<Scope> Of(ReadSentence read)
    {
        var amounts = read.Amounts.Where(a => !a.IsNoise).Take(MostAmounts).ToList();
        var from = 0;
        for (var i = 0; i < amounts.Count; i++)
        {
            var to = i + 1 < amounts.Count ? Boundary(read, amounts[i].To, amounts[i + 1].From) : read.Length;
            yield return new(read, amounts[i], from, to);
            from = to;
        }
    }

    private static int Boundary(ReadSentence read, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (read.IsBreak(at)) return at;
        }

        return read.Cues.Where(hit => hit.Cue is Cue.And && hit.From >= from && hit.To <= to).Select(hit => (int?)hit.From).LastOrDefault() ?? to;
    }
}
