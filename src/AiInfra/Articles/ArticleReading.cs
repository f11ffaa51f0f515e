using System.Collections.Immutable;
using System.Text.Json;
using AiInfra.Deals;

namespace AiInfra.Articles;

/// <summary>What came of reading an article.</summary>
public abstract record ArticleReading
{
    private ArticleReading()
    {
    }

    /// <param name="Language">The language it was read in, as a BCP 47 tag.</param>
    /// <param name="Deals">What it tells, in the order of the text; none when it tells of no deal.</param>
    public sealed record Ok(string Language, ImmutableArray<ArticleDeal> Deals) : ArticleReading;

    /// <param name="Reason">Why, and what would be right, for a person.</param>
    public sealed record Unreadable(string Reason) : ArticleReading;
}

/// <summary>One deal that an article tells.</summary>
/// <param name="Submission">As <c>POST /api/deals</c> takes it, the article as its source.</param>
/// <param name="Quote">The words it was read from.</param>
/// <param name="Start">Where the quote begins in the text, in UTF-16 characters.</param>
/// <param name="End">Behind the quote.</param>
/// <param name="Certainty">How surely the article was understood; how certain the deal is follows from its facts.</param>
/// <param name="Reason">What the certainty rests on, in words.</param>
/// <param name="DateIsTold">The article says when the deal was announced; otherwise the date is a guess from the time of the article.</param>
public sealed record ArticleDeal(JsonElement Submission, string Quote, int Start, int End, CertaintyLevel Certainty, string Reason, bool DateIsTold);
