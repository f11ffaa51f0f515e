using System.Globalization;
using System.Text.Json;
using AiInfra.Amounts;
using AiInfra.Feed;

namespace AiInfra.Tests.Feed;

/// <summary>The rules of https://www.jsonfeed.org/version/1.1/, and the machine facts of the extension.</summary>
public sealed class JsonFeedTests
{
    private static readonly FeedPage Page = Given.Page(Given.Corrected(Given.LetterOfIntent), Given.BackfillOf2019) with { Cursor = "here", Next = "older" };

    [Fact]
    public void The_top_level_is_that_of_json_feed_1_1()
    {
        var feed = FeedReading.Json(Page);
        Assert.Equal("https://jsonfeed.org/version/1.1", FeedReading.Text(feed, "version"));
        Assert.NotEmpty(FeedReading.Text(feed, "title"));
        Assert.Equal("https://deals.example/", FeedReading.Text(feed, "home_page_url"));
        Assert.Equal("https://deals.example/api/feed.json", FeedReading.Text(feed, "feed_url"));
        Assert.Equal("https://deals.example/api/feed.json?cursor=older", FeedReading.Text(feed, "next_url"));
        Assert.False(FeedReading.Json(Given.Page()).TryGetProperty("next_url", out _));
    }

    [Fact]
    public void Every_item_has_what_json_feed_asks_for_in_the_right_types()
    {
        var items = FeedReading.Json(Page).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(2, items.Select(i => FeedReading.Text(i, "id")).Distinct().Count());
        foreach (var item in items)
        {
            foreach (var text in new[] { "title", "content_html", "content_text", "summary" }) Assert.NotEmpty(FeedReading.Text(item, text));
            foreach (var date in new[] { "date_published", "date_modified" })
            {
                var formats = new[] { "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFF'Z'" };
                Assert.True(DateTime.TryParseExact(FeedReading.Text(item, date), formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
            }

            Assert.True(Uri.TryCreate(FeedReading.Text(item, "url"), UriKind.Absolute, out _));
            Assert.All(item.GetProperty("tags").EnumerateArray(), t => Assert.Equal(JsonValueKind.String, t.ValueKind));
        }

        Assert.Equal("https://news.example/nvidia?a=1&b=2", FeedReading.Text(items[0], "external_url"));
        Assert.False(items[1].TryGetProperty("external_url", out _));
    }

    [Fact]
    public void The_extension_holds_the_facts_for_machines()
    {
        var facts = FeedReading.Json(Page).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("_aiinfra")).ToList();
        Assert.Equal("2025-09-nvidia-openai-100b-1f2e", FeedReading.Text(facts[0], "deal"));
        Assert.Equal("correction", FeedReading.Text(facts[0], "kind"));
        Assert.Equal("letter_of_intent", FeedReading.Text(facts[0], "bindingness"));
        Assert.Equal("likely", FeedReading.Text(facts[0], "certainty"));
        Assert.Equal("over-10b", FeedReading.Text(facts[0].GetProperty("rules")[0], "id"));
        Assert.True(facts[0].GetProperty("countsInTotals").GetBoolean());
        Assert.Equal("crossed", FeedReading.Text(facts[1], "kind"));
        Assert.True(facts[1].GetProperty("backfill").GetBoolean());
        Assert.False(facts[1].GetProperty("countsInTotals").GetBoolean());
    }

    [Fact]
    public void Money_is_a_decimal_string_and_a_bound_that_is_not_known_is_null()
    {
        var upTo = FeedReading.Json(Page).GetProperty("items")[0].GetProperty("_aiinfra").GetProperty("amount");
        Assert.Equal("up_to", FeedReading.Text(upTo, "qualifier"));
        Assert.Equal(JsonValueKind.Null, upTo.GetProperty("low").ValueKind);
        Assert.Equal("100000000000", FeedReading.Text(upTo, "high"));
        Assert.Equal("100000000000", FeedReading.Text(upTo, "usdHigh"));
        var euros = FeedReading.Json(Page).GetProperty("items")[1].GetProperty("_aiinfra").GetProperty("amount");
        Assert.Equal("1500000000.5", FeedReading.Text(euros, "low"));
        Assert.Equal("EUR", FeedReading.Text(euros, "currency"));
        Assert.Equal(JsonValueKind.Null, euros.GetProperty("usdLow").ValueKind);
        Assert.False(euros.TryGetProperty("text", out _));
    }

    [Fact]
    public void An_undisclosed_amount_has_neither_bounds_nor_a_currency()
    {
        var page = Given.Page(Given.Entry(Given.UpTo100Billion with { Amount = Amount.Undisclosed }, Given.Noon));
        var amount = FeedReading.Json(page).GetProperty("items")[0].GetProperty("_aiinfra").GetProperty("amount");
        Assert.Equal("undisclosed", FeedReading.Text(amount, "qualifier"));
        Assert.All(new[] { "low", "high", "currency", "usdLow", "usdHigh" }, name => Assert.Equal(JsonValueKind.Null, amount.GetProperty(name).ValueKind));
    }
}
