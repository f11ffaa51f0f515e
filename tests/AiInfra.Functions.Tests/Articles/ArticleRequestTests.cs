using System.Text;
using AiInfra.Articles;
using AiInfra.Deals;
using AiInfra.Functions.Articles;
using AiInfra.Functions.Tests.Hosting;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Tests.Articles;

public sealed class ArticleRequestTests
{
    [Theory]
    [InlineData("text/plain")]
    [InlineData("text/plain; charset=utf-8")]
    [InlineData("text/plain; charset=\"UTF-8\"")]
    public async Task Plain_text_is_read_as_it_is(string type)
    {
        var read = await ReadAsync("Zwei\r\nZeilen\u0000für  5 Mrd.", type, "?lang=de&url=https://example.org/a&publisher=A%20paper&publishedAt=2025-09&type=wire");

        var article = read.Article!;
        Assert.Equal(("Zwei\r\nZeilen für  5 Mrd.", false), (article.Text, read.WasHtml));
        Assert.Equal(("de", "https://example.org/a", "A paper", "2025-09", SourceType.Wire), (article.Language, article.Url?.AbsoluteUri, article.Publisher, article.PublishedAt?.ToString(), article.Type));
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_text() => Assert.Equal("Text", (await ReadAsync([.. Encoding.UTF8.Preamble, .. "Text"u8], "text/plain")).Article?.Text);

    [Fact]
    public async Task What_the_sender_says_counts_before_what_the_page_says()
    {
        const string Html = """<html lang=fr><meta property="og:site_name" content="Le site"><link rel=canonical href="https://site.example/a"><p>Texte</p>""";

        var said = (await ReadAsync(Html, "text/html", "?publisher=Le%20journal")).Article!;

        Assert.Equal(("Texte", "fr", "Le journal", "https://site.example/a"), (said.Text, said.Language, said.Publisher, said.Url?.AbsoluteUri));
    }

    [Fact]
    public async Task The_JSON_form_holds_text_or_html()
    {
        var text = await ReadAsync("""{"text":" Text. ","language":"en","publisher":"A paper","publishedAt":"2025-09-10","type":"company"}""", "application/json");
        var html = await ReadAsync("""{"html":"<p>Text.</p>"}""", "application/json");

        Assert.Equal((" Text. ", "en", SourceType.Company, false), (text.Article!.Text, text.Article.Language, text.Article.Type, text.WasHtml));
        Assert.Equal(("Text.", SourceType.Press, true), (html.Article!.Text, html.Article.Type, html.WasHtml));
    }

    [Theory]
    [InlineData("{}", "#/text")]
    [InlineData("""{"text":"a","html":"b"}""", "#/text")]
    [InlineData("""{"text":5}""", "#/text")]
    [InlineData("""{"text":"\ud800"}""", "#/text")]
    [InlineData("""{"text":"a","language":"a b"}""", "#/language")]
    [InlineData("""{"text":"a","url":"ftp://example.org"}""", "#/url")]
    [InlineData("""{"text":"a","publishedAt":"soon"}""", "#/publishedAt")]
    [InlineData("""{"text":"a","author":"me"}""", "#/author")]
    public async Task A_wrong_member_is_named(string json, string pointer)
    {
        var answer = await Answer.OfAsync((await ReadAsync(json, "application/json")).Problem!);

        Assert.Equal((400, pointer), (answer.Status, answer.Json.GetProperty("errors")[0].GetProperty("pointer").GetString()));
    }

    [Theory]
    [InlineData("?url=here", "url")]
    [InlineData("?publishedAt=10.9.2025", "publishedAt")]
    [InlineData("?type=blog", "type")]
    [InlineData("?lang=deutsch%20bitte", "lang")]
    public async Task A_wrong_query_parameter_is_named(string query, string name)
    {
        var answer = await Answer.OfAsync((await ReadAsync("Text", "text/plain", query)).Problem!);

        Assert.Equal(400, answer.Status);
        Assert.StartsWith($"The query parameter {name} ", answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("application/pdf")]
    [InlineData("text/plain; charset=iso-8859-1")]
    [InlineData("text/html; charset=windows-1252")]
    public async Task Another_form_or_encoding_is_refused_with_415(string? type) => await AssertProblemAsync(415, await ReadAsync("Text", type));

    [Fact]
    public async Task Bytes_that_are_no_UTF_8_are_refused() => await AssertProblemAsync(400, await ReadAsync([.. "Preis: 5 "u8, 0x80], "text/plain"));

    [Theory]
    [InlineData("")]
    [InlineData("\u0001\u0002 \n")]
    public async Task An_article_without_text_is_refused(string text) => await AssertProblemAsync(400, await ReadAsync(text, "text/plain"));

    [Fact]
    public async Task The_longest_text_is_read_and_one_character_more_is_not()
    {
        Assert.NotNull((await ReadAsync(new string('a', ArticleReader.LongestText), "text/plain")).Article);
        await AssertProblemAsync(400, await ReadAsync(new string('a', ArticleReader.LongestText + 1), "text/plain"));
        await AssertProblemAsync(413, await ReadAsync(new string('a', ArticleRequest.MaxBody + 1), "text/plain"));
        await AssertProblemAsync(413, await ReadAsync(new string('a', ArticleRequest.MaxBody + 1), "application/json"));
    }

    private static async Task AssertProblemAsync(int status, ArticleRequest read)
    {
        Assert.Null(read.Article);
        Assert.Equal(status, (await Answer.OfAsync(read.Problem!)).Status);
    }

    private static Task<ArticleRequest> ReadAsync(string body, string? type, string query = "") => ReadAsync(Encoding.UTF8.GetBytes(body), type, query);

    private static Task<ArticleRequest> ReadAsync(byte[] body, string? type, string query = "")
    {
        var request = new DefaultHttpContext().Request;
        request.ContentType = type;
        request.Body = new MemoryStream(body);
        request.QueryString = new(query);
        return ArticleRequest.ReadAsync(request, CancellationToken.None);
    }
}
