namespace AiInfra.Articles;

/// <summary>Finds the deals that an article tells.</summary>
public static class ArticleReader
{
    /// <summary>The most characters an article may have.</summary>
    public const int LongestText = 200_000;

    public static ArticleReading Read(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return new ArticleReading.Ok(article.Language ?? "en", []);
    }
}
