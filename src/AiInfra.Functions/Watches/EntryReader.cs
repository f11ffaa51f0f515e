using System.Collections.Immutable;
using AiInfra.Alerts;
using AiInfra.Articles;
using AiInfra.Deals;
using AiInfra.Functions.Articles;
using AiInfra.Functions.Articles.Html;
using AiInfra.Functions.Watches.Sources;
using AiInfra.Watches;
using Microsoft.Extensions.Logging;

namespace AiInfra.Functions.Watches;

/// <summary>Reads an entry of a feed as the article it is. The page behind its address is not fetched: a source is asked once in a while, and what it says is what it offers.</summary>
public sealed partial class EntryReader(Func<Article, ArticleReading> read, TimeProvider clock, ILogger<EntryReader> log)
{
    private const int MaxPublisher = 200;

    /// <summary>What of a title is looked at.</summary>
    private const int MaxTitle = 4000;

    /// <summary>What of an entry is looked at: an article and the markup around it.</summary>
    private const int MaxBody = 1024 * 1024;

    /// <summary>The article, and what it tells; nothing when it cannot be read: an entry that is broken today is so tomorrow.</summary>
    public (Article Article, ImmutableArray<ArticleDeal> Deals) Read(Watch watch, string? sourceName, SourceEntry entry)
    {
        ArgumentNullException.ThrowIfNull(watch);
        ArgumentNullException.ThrowIfNull(entry);
        var article = new Article(
            TextOf(entry),
            watch.Language,
            WebUrl.Of(entry.Url),
            watch.Publisher ?? (PlainText.Of(sourceName, MaxPublisher) is { Length: > 0 } name ? name : watch.Url.Host),
            entry.PublishedAt is { } at ? PartialDate.Day(DateOnly.FromDateTime(at.DateTime)) : null,
            watch.Type,
            DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        return (article, string.IsNullOrWhiteSpace(article.Text) ? [] : DealsIn(article, watch.Id));
    }

    private ImmutableArray<ArticleDeal> DealsIn(Article article, string watchId)
    {
        try
        {
            return read(article) is ArticleReading.Ok ok ? ok.Deals : [];
        }
#pragma warning disable CA1031 // Whatever is wrong with reading one entry, the next ones are to be read, now and next time.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogUnread(e, watchId);
            return [];
        }
    }

    private static string TextOf(SourceEntry entry)
    {
        var body = Beginning(entry.Body, MaxBody);
        var title = entry.Title is null ? "" : PlainText.Of(HtmlOf(Beginning(entry.Title, MaxTitle)));
        var text = entry.BodyIsHtml ? HtmlOf(body) : body;
        var whole = ArticleText.Of(title.Length == 0 || text.StartsWith(title, StringComparison.Ordinal) ? text : $"{title}\n{text}");
        return whole.Length <= ArticleReader.LongestText ? whole : PlainText.Cut(whole, ArticleReader.LongestText);
    }

    /// <summary>No longer than that, and without half of a surrogate pair at its end.</summary>
    private static string Beginning(string text, int max) => text.Length <= max ? text : text[..(char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)];

    private static string HtmlOf(string html) => HtmlReading.Read(html) is HtmlReading.Ok ok ? ok.Text : "";

    [LoggerMessage(Level = LogLevel.Error, Message = "An entry of source {WatchId} cannot be read and is left out")]
    private partial void LogUnread(Exception exception, string watchId);
}
