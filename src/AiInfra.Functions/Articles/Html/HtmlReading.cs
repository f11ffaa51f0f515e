using AiInfra.Articles;
using AiInfra.Deals;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace AiInfra.Functions.Articles.Html;

/// <summary>What came of reading a web page, or a part of one, as an article.</summary>
internal abstract record HtmlReading
{
    /// <summary>The parser takes time with the square of the depth: with so many elements two seconds at most, however they are nested. Long articles have some two thousand.</summary>
    private const int MaxElements = 20_000;

    private HtmlReading()
    {
    }

    /// <param name="Text">Its main content; each paragraph, heading and list item on a line of its own. The title is the first line.</param>
    /// <param name="Language">BCP 47 tag, as the page says.</param>
    internal sealed record Ok(string Text, Uri? Url, string? Publisher, PartialDate? PublishedAt, string? Language) : HtmlReading
    {
        /// <summary>The page as an article. What it says of itself counts where nothing is said of it.</summary>
        public Article Completing(Article said) => said with
        {
            Text = ArticleText.Of(Text),
            Language = said.Language ?? Language,
            Url = said.Url ?? Url,
            Publisher = said.Publisher ?? Publisher,
            PublishedAt = said.PublishedAt ?? PublishedAt,
        };
    }

    /// <param name="Reason">For a person.</param>
    internal sealed record Unreadable(string Reason) : HtmlReading;

    /// <summary>Reads HTML of any kind without running or fetching anything it names.</summary>
    public static HtmlReading Read(string html)
    {
        var elements = 0;
        try
        {
            // Remarks are nobody's text, and would be nodes that no element counts.
            HtmlParserOptions options = new() { SkipComments = true, SkipProcessingInstructions = true, OnCreated = (_, _) => elements = elements < MaxElements ? elements + 1 : throw new TooManyElementsException() };
            var page = new HtmlParser(options).ParseDocument(html);
            return Read(page);
        }
        catch (TooManyElementsException)
        {
            return new Unreadable(FormattableString.Invariant($"The page has more than {MaxElements:N0} elements: send the article alone, or its text."));
        }
    }

    private static Ok Read(IDocument page)
    {
        var facts = new PageFacts(page);
        var text = MainContent.Of(page);
        var title = facts.Title is { } t && !text.Contains(t, StringComparison.Ordinal) ? t + "\n" : "";
        return new(title + text, facts.Url, facts.Publisher, facts.PublishedAt, facts.Language);
    }

    private sealed class TooManyElementsException : Exception;
}
