using AiInfra.Functions.Articles.Html;

namespace AiInfra.Functions.Tests.Articles;

public sealed class HtmlReadingTests
{
    private const string Page = """
        <!doctype html>
        <html lang="de-DE"><head>
          <meta charset="utf-8"><title>Oracle baut | Die Zeitung</title>
          <link rel="canonical" href="https://zeitung.example/oracle-baut">
          <meta property="og:site_name" content="Die Zeitung">
          <meta property="article:published_time" content="2025-09-10T23:30:00+02:00">
          <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2025-09-11","publisher":{"name":"Someone else"}}]}</script>
          <style>p { color: red }</style>
        </head><body class="has-cookie-banner">
          <header><nav><a href="/">Start</a> <a href="/ki">KI</a></nav></header>
          <div class="cookie-consent"><p>Wir verwenden Cookies für $1 billion.</p></div>
          <main><article>
            <h1>Oracle baut</h1>
            <p>OpenAI zahlt <b>300&nbsp;Milliarden</b>
               Dollar &amp; mehr.<br>Ab 2027.</p>
            <aside><p>Anzeige</p></aside>
            <ul><li>Erstens</li><li>Zweitens</li></ul>
            <div class="related-articles"><p>Lesen Sie auch: Meta zahlt $9 billion.</p></div>
            <script>alert("$5 billion")</script>
            <table><tr><td>Jahr</td><td>2027</td></tr></table>
            <p hidden>versteckt</p>
          </article></main>
          <footer>Impressum</footer>
        </body></html>
        """;

    [Fact]
    public void The_article_is_read_in_lines_without_what_stands_around_it()
    {
        var page = Read(Page);

        Assert.Equal(["Oracle baut", "OpenAI zahlt 300\u00A0Milliarden Dollar & mehr.", "Ab 2027.", "Erstens", "Zweitens", "Jahr 2027"], page.Text.Split('\n'));
    }

    [Fact]
    public void What_the_page_says_of_itself_is_taken()
    {
        var page = Read(Page);

        Assert.Equal(
            ("https://zeitung.example/oracle-baut", "Die Zeitung", "2025-09-10", "de-DE"),
            (page.Url?.AbsoluteUri, page.Publisher, page.PublishedAt?.ToString(), page.Language));
    }

    [Theory]
    [InlineData("""<script type="application/ld+json">{"@graph":[{"datePublished":"2025-09-11T08:00:00Z","publisher":{"name":"A paper"}}]}</script>""", "2025-09-11", "A paper")]
    [InlineData("""<script type="application/ld+json">[{"mainEntity":{"datePublished":"2025-09"}}]</script>""", "2025-09", null)]
    [InlineData("""<script type="application/ld+json">{"datePublished":"\ud800"}</script>""", null, null)]
    [InlineData("""<script type="application/ld+json">{broken</script><time datetime="2025-09-12T01:00:00+02:00">yesterday</time>""", "2025-09-12", null)]
    [InlineData("""<meta name="article:published_time" content="yesterday"><meta property="og:site_name" content="  ">""", null, null)]
    [InlineData("""<meta property="og:site_name" content="A&#10;paper&#0;">""", null, "A paper\uFFFD")]
    public void Dates_and_publishers_stand_in_many_places_and_must_be_of_their_form(string html, string? published, string? publisher)
    {
        var page = Read(html + "<p>Text</p>");

        Assert.Equal((published, publisher), (page.PublishedAt?.ToString(), page.Publisher));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("/relative")]
    [InlineData("https://user:secret@example.org/")]
    public void An_address_that_is_no_web_page_is_none(string url) => Assert.Null(Read($"""<link rel=canonical href="{url}"><p>Text</p>""").Url);

    [Fact]
    public void A_title_that_the_text_does_not_hold_is_its_first_line() =>
        Assert.Equal("Oracle signs\nA deal was signed.", Read("<title>Oracle signs</title><p>A deal was signed.</p>").Text);

    [Fact]
    public void A_list_of_many_short_articles_is_read_whole() =>
        Assert.Equal("One is short.\nTwo is short.\nThree is short.", Read("<article>One is short.</article><article>Two is short.</article><article>Three is short.</article>").Text);

    [Fact]
    public void A_class_that_sounds_like_a_notice_does_not_hide_the_article_in_it() =>
        Assert.Equal("Oracle signs\nThe text.", Read("""<div class="social-news"><h1>Oracle signs</h1><p>The text.</p></div>""").Text);

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<ul><li>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<a><p>")]
    public void A_page_nested_beyond_measure_is_refused(string tags) => Assert.IsType<HtmlReading.Unreadable>(HtmlReading.Read(string.Concat(Enumerable.Repeat(tags, 1_000_000 / tags.Length))));

    [Fact]
    public void A_page_nested_deeper_than_a_stack_is_read() => Assert.Equal("Text", Read(string.Concat(Enumerable.Repeat("<div>", 15_000)) + "Text").Text);

    [Theory]
    [InlineData("<!>")]
    [InlineData("<!---->")]
    [InlineData("<?>")]
    [InlineData("</ >")]
    public void A_page_of_remarks_costs_no_more_than_its_length(string remark) =>
        Assert.Equal("Before\nAfter", Read($"<p>Before</p>{string.Concat(Enumerable.Repeat(remark, 1_000_000 / remark.Length))}<p>After</p>").Text);

    [Theory]
    [InlineData("")]
    [InlineData("<frameset>")]
    [InlineData("<![CDATA[")]
    [InlineData("<script>alert(1)")]
    public void A_page_without_text_has_none(string html) => Assert.Equal("", Read(html).Text);

    private static HtmlReading.Ok Read(string html) => Assert.IsType<HtmlReading.Ok>(HtmlReading.Read(html));
}
