using AiInfra.Deals;

namespace AiInfra.Articles.Mentions;

/// <summary>What an article has said of time so far.</summary>
/// <param name="publishedAt">When it appeared, if known.</param>
/// <param name="readOn">When it is read, if known.</param>
internal sealed class DateContext(PartialDate? publishedAt, DateOnly? readOn)
{
    private (int Paragraph, int Year)? _told;

    public PartialDate? PublishedAt { get; } = publishedAt;

    /// <summary>The date told last, and the paragraph it stands in.</summary>
    public (int Paragraph, PartialDate Date)? Last { get; private set; }

    /// <summary>The year the article seems to be of: the latest it tells of, when nobody says when it appeared.</summary>
    public PartialDate? Now { get; private set; }

    public void Tell(int paragraph, PartialDate date)
    {
        Last = (paragraph, date);
        if (date.Precision <= DatePrecision.Month && !(date.First > readOn) && !(date.First.Year <= Now?.First.Year)) Now = PartialDate.Year(date.First.Year);
        if (date.Precision is DatePrecision.Year && Now is not null) return; // a year alone may lie ahead
        _told = (paragraph, date.First.Year);
    }

    /// <summary>The year of a month that is told without one; null when nothing says.</summary>
    public int? YearOf(int paragraph, int month)
    {
        if (_told is { } told && told.Paragraph == paragraph) return told.Year;
        if (PublishedAt is { } published) return month <= published.Last.Month ? published.Last.Year : published.Last.Year - 1;
        return _told?.Year;
    }
}
