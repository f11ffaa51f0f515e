using AiInfra.Articles.Findings;
using AiInfra.Articles.Languages;
using AiInfra.Articles.Mentions;
using AiInfra.Articles.Telling;
using AiInfra.Articles.Text;

namespace AiInfra.Articles;

/// <summary>
/// Finds the deals that an article tells, sentence by sentence: amounts, parties, kind, date, term, place, power, and how binding it all is. Pure, and the same for the same article.
/// What it concludes rather than reads ("the company", "a second contract") it says, and what is no deal (revenue, valuations, fines) it leaves.
/// </summary>
public static class ArticleReader
{
    /// <summary>The most characters an article may have.</summary>
    public const int LongestText = 200_000;

    /// <summary>The most tellings that are taken from one article: what tells more is a list, and belongs in a file.</summary>
    private const int MostTold = 300;

    public static ArticleReading Read(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        if (string.IsNullOrWhiteSpace(article.Text)) return new ArticleReading.Unreadable("the text is empty");
        if (article.Text.Length > LongestText) return new ArticleReading.Unreadable($"the text is longer than {LongestText} characters: give one article");
        var code = article.Language?.Split('-', '_')[0].ToLowerInvariant() ?? LanguageGuess.Of(article.Text);
        var codes = string.Join(", ", ArticleLanguage.All.Select(known => known.Code));
        if (code is null) return new ArticleReading.Unreadable($"the language cannot be told: name it, one of {codes}");
        if (ArticleLanguage.All.FirstOrDefault(known => known.Code == code) is not { } language) return new ArticleReading.Unreadable($"articles are not read in \"{code}\": they are in {codes}");
        return new ArticleReading.Ok(language.Code, [.. Deals(article, language)]);
    }

    private static IEnumerable<ArticleDeal> Deals(Article article, ArticleLanguage language)
    {
        var dates = new DateContext(article.PublishedAt, article.ReadOn);
        var (reader, discourse) = (new SentenceReader(language, dates), new Discourse(dates));
        var teller = new TellSentence(discourse);
        List<Candidate> told = [];
        foreach (var sentence in ArticleText.Sentences(article.Text, language))
        {
            var read = References.Resolved(reader.Read(sentence), discourse);
            if (told.Count >= MostTold) break;
            if (!sentence.IsHeading) told.AddRange(teller.Of(read).Take(MostTold - told.Count));
            discourse.Leave(read);
        }

        foreach (var deal in OneEach.Of(told)) yield return Of(deal, article, language.Code, dates);
    }

    private static ArticleDeal Of(Candidate deal, Article article, string language, DateContext dates)
    {
        var now = article.PublishedAt ?? dates.Now;
        var announced = deal.Announced is { } date && !(date.First > now?.Last) && !(date.First > article.ReadOn) ? date : article.PublishedAt is null ? dates.Now : null;
        var certainty = Assurance.Of(deal, announced is not null || article.PublishedAt is not null);
        var sentence = deal.Sentence.Sentence;
        return new(SubmissionOf.Candidate(deal, article, language, announced), sentence.Text, sentence.Start, sentence.End, certainty.Level, certainty.Reason, deal.DateIsTold && announced == deal.Announced);
    }
}
