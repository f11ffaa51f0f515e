using System.Globalization;
using System.ServiceModel.Syndication;
using System.Text;
using AiInfra.Deals;
using AiInfra.Feed;

namespace AiInfra.Tests.Feed;

public sealed class FeedRendererTests
{
    public static TheoryData<FeedFormat> Formats => [FeedFormat.Json, FeedFormat.Atom, FeedFormat.Rss];

    private static FeedPage MiddlePage => Given.Page(Given.Corrected(Given.LetterOfIntent), Given.BackfillOf2019) with { Cursor = "a b&c", Next = "d/é+" };

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_page_of_two_entries_looks_as_approved(FeedFormat format) =>
        Snapshot.Matches($"two-entries.approved.{format.ToString().ToLowerInvariant()}", FeedRenderer.Render(MiddlePage, format));

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_same_page_gives_the_same_bytes_in_every_culture(FeedFormat format)
    {
        var expected = FeedRenderer.Render(MiddlePage, format);
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in new[] { "tr-TR", "de-DE", "fr-FR", "ar-SA" })
            {
                CultureInfo.CurrentCulture = new CultureInfo(culture);
                Assert.Equal(expected, FeedRenderer.Render(MiddlePage, format));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_bytes_are_utf8_without_a_mark_and_lines_end_in_lf(FeedFormat format)
    {
        var bytes = FeedRenderer.Render(MiddlePage, format);
        Assert.Contains(bytes[0], "{<"u8.ToArray());
        Assert.DoesNotContain((byte)'\r', bytes);
        Assert.Contains("mis en service", new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_correction_keeps_the_id_and_says_what_changed(FeedFormat format)
    {
        var first = FeedReading.Items(Given.Page(Given.LetterOfIntent), format).Single();
        var corrected = FeedReading.Items(Given.Page(Given.Corrected(Given.LetterOfIntent)), format).Single();
        Assert.Equal(first.Id, corrected.Id);
        Assert.StartsWith("Correction: ", corrected.Title);
        Assert.Contains("bindingness: definitive → letter of intent", corrected.Html);
        Assert.DoesNotContain("orrection", first.Title + first.Html);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_qualifier_and_how_binding_it_is_stand_in_title_and_body(FeedFormat format)
    {
        var item = FeedReading.Items(Given.Page(Given.LetterOfIntent), format).Single();
        Assert.Equal("Nvidia – OpenAI: up to $100 billion (chip supply, letter of intent)", item.Title);
        Assert.Contains("up to $100 billion", item.Html);
        Assert.Contains("letter of intent", item.Html);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Backfill_is_marked_with_its_year(FeedFormat format)
    {
        var item = FeedReading.Items(Given.Page(Given.BackfillOf2019), format).Single();
        Assert.EndsWith("(announced 2019)", item.Title);
        Assert.Contains("Backfill: announced 2019", item.Html);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Only_web_addresses_become_links(FeedFormat format)
    {
        var deal = Given.UpTo100Billion with
        {
            Sources =
            [
                .. Given.UpTo100Billion.Sources,
                new(new("../relative", UriKind.Relative), null, SourceType.Press, null, null, null),
                new(new("https://me:secret@bank.example/"), null, SourceType.Press, null, null, null),
            ],
        };
        var rendered = Encoding.UTF8.GetString(FeedRenderer.Render(Given.Page(Given.Entry(deal, Given.Noon)), format));
        Assert.DoesNotContain("javascript", rendered);
        Assert.DoesNotContain("relative", rendered);
        Assert.DoesNotContain("secret", rendered);
        Assert.Contains("href=\"https://news.example/nvidia?a=1&amp;b=2\"", FeedReading.Items(Given.Page(Given.LetterOfIntent), format).Single().Html);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void An_empty_feed_is_valid_and_older_than_all_entries(FeedFormat format)
    {
        Assert.Empty(FeedReading.Items(Given.Page(), format));
        if (format is FeedFormat.Json) return;
        var updated = FeedReading.Syndication(Given.Page(), format).LastUpdatedTime;
        Assert.Equal(new DateTimeOffset(2019, 1, 1, 0, 0, 0, TimeSpan.Zero), updated);
    }

    [Theory]
    [InlineData(FeedFormat.Atom, "<updated>2025-09-24T11:00:00.25Z</updated>")]
    [InlineData(FeedFormat.Rss, "<lastBuildDate>Wed, 24 Sep 2025 11:00:00 GMT</lastBuildDate>")]
    public void The_feed_was_updated_when_its_newest_change_was(FeedFormat format, string expected)
    {
        // The entry that was corrected last is the older one.
        var rendered = Encoding.UTF8.GetString(FeedRenderer.Render(Given.Page(Given.LetterOfIntent, Given.Corrected(Given.BackfillOf2019)), format));
        Assert.Contains(expected, rendered[..rendered.IndexOf(format is FeedFormat.Rss ? "<item>" : "<entry>", StringComparison.Ordinal)]);
    }

    [Theory]
    [InlineData(FeedFormat.Atom)]
    [InlineData(FeedFormat.Rss)]
    public void Pages_link_to_themselves_the_first_and_the_next(FeedFormat format)
    {
        var links = FeedReading.Syndication(MiddlePage, format).Links.Where(l => l.RelationshipType is not "alternate").ToDictionary(l => l.RelationshipType, l => l.Uri.AbsoluteUri);
        var feed = $"https://deals.example/{format.Path()}";
        Assert.Equal(new() { ["self"] = $"{feed}?cursor=a%20b%26c", ["first"] = feed, ["next"] = $"{feed}?cursor=d%2F%C3%A9%2B" }, links);
        Assert.DoesNotContain(FeedReading.Syndication(Given.Page(Given.LetterOfIntent), format).Links, (SyndicationLink l) => l.RelationshipType is "next");
    }

    [Fact]
    public void A_page_with_too_many_entries_is_refused()
    {
        var entries = Enumerable.Repeat(Given.LetterOfIntent, FeedRenderer.MaxEntries + 1);
        Assert.Throws<ArgumentException>(() => FeedRenderer.Render(Given.Page([.. entries]), FeedFormat.Json));
    }

    [Fact]
    public void Media_types_are_the_registered_ones()
    {
        Assert.Equal("application/feed+json; charset=utf-8", FeedFormat.Json.MediaType());
        Assert.Equal("application/atom+xml; charset=utf-8", FeedFormat.Atom.MediaType());
        Assert.Equal("application/rss+xml; charset=utf-8", FeedFormat.Rss.MediaType());
    }
}
