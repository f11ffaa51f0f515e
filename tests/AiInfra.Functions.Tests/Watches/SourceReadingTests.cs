using System.Globalization;
using System.Text;
using AiInfra.Functions.Watches.Sources;

namespace AiInfra.Functions.Tests.Watches;

public sealed class SourceReadingTests
{
    private const string Rss = """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>A paper</title><link>https://paper.example/</link><description>d</description>
          <item><title>OpenAI &amp;amp; Oracle</title><link>https://paper.example/1</link><guid isPermaLink="false">g-1</guid><pubDate>Wed, 10 Sep 2025 09:00:00 +0200</pubDate>
            <description>Short &lt;b&gt;words&lt;/b&gt;</description><content:encoded><![CDATA[<p>Long <i>words</i></p>]]></content:encoded></item>
          <item><title>No date</title><link>https://paper.example/2</link><pubDate>yesterday</pubDate><description>Only &lt;b&gt;this&lt;/b&gt;</description></item>
        </channel></rss>
        """;

    private const string Atom = """
        <feed xmlns="http://www.w3.org/2005/Atom"><title>An agency</title><id>urn:a</id><updated>2025-09-10T09:00:00Z</updated>
          <entry><title>1 &lt; 2</title><id>urn:a:1</id><updated>2025-09-11T09:00:00Z</updated><published>2025-09-10T09:00:00Z</published><link href="https://agency.example/1"/><link rel="enclosure" href="https://agency.example/x"/>
            <content type="html">&lt;p&gt;Text&lt;/p&gt;</content></entry>
          <entry><title type="html">&lt;b&gt;Bold&lt;/b&gt;</title><id>urn:a:2</id><updated>2025-09-11T09:00:00Z</updated><summary>a &lt; b</summary></entry>
        </feed>
        """;

    private const string Json = """
        {"version":"https://jsonfeed.org/version/1.1","title":"A site","items":[
          {"id":7,"url":"https://site.example/7","title":"a < b","content_html":"<p>Text</p>","date_published":"2025-09-10T09:00:00Z"},
          {"content_text":"x < y","date_published":"soon"}, "no item"]}
        """;

    [Fact]
    public void RSS_is_read_with_the_whole_text_where_it_is_given()
    {
        var feed = Read(Rss);

        Assert.Equal("A paper", feed.Name);
        Assert.Equal(("g-1", "https://paper.example/1", "OpenAI &amp; Oracle", "<p>Long <i>words</i></p>", true), Seen(feed.Entries[0]));
        Assert.Equal(("https://paper.example/2", "https://paper.example/2", "No date", "Only <b>this</b>", true), Seen(feed.Entries[1]));
        Assert.Equal((new(2025, 9, 10, 9, 0, 0, TimeSpan.FromHours(2)), (DateTimeOffset?)null), (feed.Entries[0].PublishedAt!.Value, feed.Entries[1].PublishedAt));
    }

    [Fact]
    public void Atom_is_read_and_says_what_is_markup()
    {
        var feed = Read(Atom);

        Assert.Equal(("urn:a:1", "https://agency.example/1", "1 &lt; 2", "<p>Text</p>", true), Seen(feed.Entries[0]));
        Assert.Equal(("urn:a:2", null, "<b>Bold</b>", "a < b", false), Seen(feed.Entries[1]));
        Assert.Equal(new DateTimeOffset(2025, 9, 10, 9, 0, 0, TimeSpan.Zero), feed.Entries[0].PublishedAt);
    }

    [Fact]
    public void A_JSON_feed_is_read_also_behind_a_byte_order_mark()
    {
        var feed = Read("\uFEFF" + Json);

        Assert.Equal(("A site", 2), (feed.Name, feed.Entries.Length));
        Assert.Equal(("7", "https://site.example/7", "a &lt; b", "<p>Text</p>", true), Seen(feed.Entries[0]));
        Assert.Equal(("\nx < y", null, null, "x < y", false), Seen(feed.Entries[1]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body>Maintenance</body></html>")]
    [InlineData("<rss version='2.0'><channel><item>")]
    [InlineData("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>")]
    [InlineData("{\"items\":[]}")]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1.1\"}")]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"\\ud800\"}]}")]
    [InlineData("{")]
    [InlineData("\0\u0001")]
    public void What_is_no_feed_is_said_to_be_none(string body) => Assert.IsType<SourceReading.Unreadable>(SourceReading.Read(Encoding.UTF8.GetBytes(body)));

    [Theory]
    [InlineData("<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>")]
    [InlineData("<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY x \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>")]
    [InlineData("<!DOCTYPE rss SYSTEM \"http://127.0.0.1:1/x.dtd\">")]
    public void A_document_type_is_refused_whatever_it_declares(string dtd) =>
        Assert.IsType<SourceReading.Unreadable>(SourceReading.Read(Encoding.UTF8.GetBytes(dtd + "<rss version=\"2.0\"><channel><title>&x;</title></channel></rss>")));

    [Fact]
    public void Elements_nested_beyond_measure_are_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<x>", 300_000)) + string.Concat(Enumerable.Repeat("</x>", 300_000));
        string[] feeds =
        [
            $"<rss version=\"2.0\"><channel><title>t</title><item><title>i</title>{deep}</item></channel></rss>",
            $"<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>1</id><content type=\"xhtml\">{deep}</content></entry></feed>",
        ];

        Assert.All(feeds, feed => Assert.Contains("nested deeper", Assert.IsType<SourceReading.Unreadable>(SourceReading.Read(Encoding.UTF8.GetBytes(feed))).Reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<rss version='2.0'><channel><title>t</title>", "<item><guid>{0}</guid></item>", "</channel></rss>")]
    [InlineData("<rss version='2.0'><channel><title>t</title>", "<item><guid>{0}</guid></item><ttl/>", "</channel></rss>")]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'><title>t</title>", "<entry><id>{0}</id></entry>", "</feed>")]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"t\",\"items\":[", "{{\"id\":{0}}},", "0]}")]
    public void Of_a_feed_without_end_its_first_entries_are_taken(string before, string entry, string after)
    {
        var feed = Read(before + string.Concat(Enumerable.Range(1, 20_000).Select(i => string.Format(CultureInfo.InvariantCulture, entry, i))) + after);

        Assert.Equal("t", feed.Name);
        Assert.Equal(Enumerable.Range(1, SourceReading.MaxEntries).Select(i => i.ToString(CultureInfo.InvariantCulture)), feed.Entries.Select(e => e.Id));
    }

    [Theory]
    [InlineData("<content:encoded><b>x</b></content:encoded>")]
    [InlineData("<link>http://[</link>")]
    [InlineData("<enclosure url='http://[' length='much'/>")]
    [InlineData("<source url='http://['>x</source>")]
    [InlineData("<description><b>x</b></description>")]
    [InlineData("<title><b>x</b></title>")]
    public void A_malformed_entry_holds_up_no_other(string broken)
    {
        var feed = Read($"<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>t</title><item><guid>before</guid></item><item>{broken}<guid>broken</guid></item><item/><item><guid>after</guid></item></channel></rss>");

        Assert.Equal(["before", "after"], feed.Entries.Select(e => e.Id).Where(id => id is "before" or "after"));
    }

    private static SourceReading.Ok Read(string body) => Assert.IsType<SourceReading.Ok>(SourceReading.Read(Encoding.UTF8.GetBytes(body)));

    private static (string, string?, string?, string, bool) Seen(SourceEntry entry) => (entry.Id, entry.Url, entry.Title, entry.Body, entry.BodyIsHtml);
}
