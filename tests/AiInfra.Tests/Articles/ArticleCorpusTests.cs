using AiInfra.Articles;
using AiInfra.LocalHost.ArticleCorpus;

namespace AiInfra.Tests.Articles;

/// <summary>The articles whose keys were written before the reader.</summary>
public sealed class ArticleCorpusTests
{
    public static TheoryData<string> Names => ["neoclouds.en", "rechenzentren.de", "energia.es"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_deal_of_an_article_is_found_and_none_is_invented(string name)
    {
        var score = Score(name);

        Assert.Empty(score.Missed.Select(deal => deal.Deal.Title));
        Assert.Empty(score.Invented.Select(found => found.Deal.Title));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("fr-FR")]
    public void The_culture_of_the_machine_plays_no_part(string culture)
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = new(culture);
            foreach (var name in Names) Assert.Empty(Score(name.Data).Missed);
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_quote_stands_where_its_offsets_say(string name)
    {
        var text = File.ReadAllText(PathOf(name, "txt"));

        Assert.All(Read(name).Deals, deal => Assert.Equal(deal.Quote, text[deal.Start..deal.End]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_tally_says_how_many_of_the_key_were_found(string name)
    {
        var score = Score(name);

        Assert.Contains(ArticleTally.Markdown([score]), line => line == $"| {name}.txt | {score.Language} | {score.Expected} | {score.Expected} | 0 | 0 | 1.00 | 1.00 |");
    }

    [Fact]
    public void What_is_missed_and_what_is_invented_is_named()
    {
        var (reading, key) = (Read("neoclouds.en"), ArticleKey.Read(PathOf("energia.es", "key.json")));

        var lines = ArticleTally.Markdown([ArticleScore.Of("wrong", reading, key)]).ToList();

        Assert.Contains("| wrong | en | 10 | 0 | 10 | 10 | 0.00 | 0.00 |", lines);
        Assert.Contains(lines, line => line.StartsWith("- wrong: missed Iberdrola", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("- wrong: invented OpenAI", StringComparison.Ordinal));
    }

    private static ArticleScore Score(string name) => ArticleScore.Of(name + ".txt", Read(name), ArticleKey.Read(PathOf(name, "key.json")));

    private static ArticleReading.Ok Read(string name) => Assert.IsType<ArticleReading.Ok>(ArticleReader.Read(new(File.ReadAllText(PathOf(name, "txt")), ReadOn: new DateOnly(2026, 11, 26))));

    private static string PathOf(string name, string extension) => Path.Combine(AppContext.BaseDirectory, "Articles", $"{name}.{extension}");
}
