using System.Net;
using System.Text.Json;
using System.Xml.Linq;

namespace AiInfra.Functions.Tests.Scenarios.LocalHostRuns;

/// <summary>What a newcomer sees of <c>--demo</c>.</summary>
public sealed class DemoRuns(DemoSystem demo) : IClassFixture<DemoSystem>
{
    /// <summary>The six deals over $10 billion: amount with its qualifier, and bindingness.</summary>
    private static readonly string[] Titles =
    [
        "Meta: $600 billion (program, reported)",
        "Microsoft – OpenAI: nearly $14 billion (equity, closed)",
        "Nvidia – OpenAI: up to $100 billion (equity, letter of intent)",
        "OpenAI – Oracle: $30 billion (cloud contract, definitive)",
        "OpenAI – Oracle: $300 billion (cloud contract, definitive)",
        "SoftBank – OpenAI – Oracle: $500 billion (program, reported)",
    ];

    [Fact]
    public void The_first_run_tells_six_deals_on_every_channel() => Assert.Equal((6, 6, 6), demo.AfterFirst);

    [Fact]
    public async Task After_two_runs_the_inbox_holds_one_mail_for_each_of_the_six()
    {
        var mails = await demo.MailsAsync();

        Assert.Equal(Titles, Sorted(mails.Select(m => m.GetProperty("subject").GetString()!)));
        Assert.All(mails, m => Assert.Equal("analyst@example.com", m.GetProperty("to")[0].GetProperty("address").GetString()));
        Assert.All(mails, m => Assert.Contains(BindingnessOf(m.GetProperty("subject").GetString()!), m.GetProperty("html").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_two_runs_the_Teams_channel_holds_one_card_for_each_of_the_six()
    {
        var cards = await demo.CardsAsync();

        Assert.Equal(Titles, Sorted(cards.Select(c => c.GetProperty("card").GetProperty("body")[0].GetProperty("text").GetString()!)));
        Assert.All(cards, c => Assert.Contains("\"Bindingness\"", $"{c}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_JSON_feed_lists_the_same_six_with_qualifier_and_bindingness()
    {
        var items = (await demo.Place.FeedAsync()).Where(i => DemoSystem.IsOfTheDemo($"{i}")).ToList();

        Assert.Equal(Titles, Sorted(items.Select(i => i.GetProperty("title").GetString()!)));
        Assert.Equal(
            ["almost closed", "exact definitive", "exact definitive", "exact reported", "exact reported", "up_to letter_of_intent"],
            Sorted(items.Select(i => i.GetProperty("_aiinfra")).Select(f => $"{f.GetProperty("amount").GetProperty("qualifier")} {f.GetProperty("bindingness")}")));
    }

    [Theory]
    [InlineData("api/feed.atom", "{http://www.w3.org/2005/Atom}entry", "{http://www.w3.org/2005/Atom}title", "{http://www.w3.org/2005/Atom}content")]
    [InlineData("api/feed.rss", "item", "title", "description")]
    public async Task The_XML_feeds_list_the_same_six_with_qualifier_and_bindingness(string path, string entry, string title, string content)
    {
        var entries = XDocument.Parse(await demo.Place.App.GetStringAsync(path)).Descendants(entry).Where(e => DemoSystem.IsOfTheDemo(e.Value)).ToList();

        Assert.Equal(Titles, Sorted(entries.Select(e => e.Element(title)!.Value)));
        Assert.All(entries, e => Assert.Contains($"Bindingness</b>: {BindingnessOf(e.Element(title)!.Value)}", e.Element(content)!.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_totals_count_no_dollar_twice_and_say_why_each_deal_is_left_out()
    {
        var stats = JsonDocument.Parse(await demo.Place.App.GetStringAsync("api/stats")).RootElement;
        var excluded = stats.GetProperty("excluded").EnumerateArray().Select(e => $"{e.GetProperty("amount")}: {e.GetProperty("reason")}").ToList();

        // The bystander adds one deal of $20 billion.
        Assert.Equal(("7", "1172000000000", "1272000000000"), Total(stats.GetProperty("total")));
        Assert.Equal(7, excluded.Count);
        Assert.Single(excluded, "$3–4 trillion: a forecast is no deal");
        Assert.Equal(3, excluded.Count(e => e == "undisclosed amount: the amount is undisclosed"));
        foreach (var start in new[] { "$10 billion: part of Meta plans $600 billion", "$1 billion: part of Microsoft has put nearly $14 billion", "$300 billion: part of Stargate" })
            Assert.Single(excluded, e => e.StartsWith(start, StringComparison.Ordinal));
    }

    [Fact]
    public void The_output_says_what_runs_where_and_nothing_secret()
    {
        var output = string.Join('\n', demo.FirstOutput);

        foreach (var place in new[] { $"{demo.Place.App.BaseAddress}local/teams", $"{demo.Place.App.BaseAddress}api/feed.json", $"{demo.Place.Inbox.BaseAddress}", demo.Place.Data.FullName })
            Assert.Contains(place, output, StringComparison.Ordinal);
        Assert.Contains("13 deals submitted, 13 of them new", output, StringComparison.Ordinal);
        Assert.Contains(demo.SecondOutput, l => l.EndsWith("13 deals submitted, all known from an earlier run: nothing new to tell", StringComparison.Ordinal));
        foreach (var noise in new[] { "   at ", "Exception", "fail:", "warn:", "AccountKey", File.ReadAllText(Path.Combine(demo.Place.Data.FullName, "secrets.key")) })
            Assert.DoesNotContain(noise, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api/deals")]
    [InlineData("local/teams")]
    [InlineData("local/teams.json")]
    [InlineData("local/teams/teams.js")]
    public async Task A_request_under_a_foreign_host_name_is_refused(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = "rebound.example.com" } };
        using var foreign = await demo.Place.App.SendAsync(request);
        using var own = await demo.Place.App.GetAsync(path);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (foreign.StatusCode, own.StatusCode));
        Assert.Empty(await foreign.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task The_Teams_page_shows_the_cards_as_a_reader_would_see_them()
    {
        var shown = await TeamsPage.RenderAsync(new(demo.Place.App.BaseAddress!, "local/teams"));

        foreach (var title in Titles) Assert.Contains(title, shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('\\', shown.Text);
        Assert.Contains("hostile *stars* <img src=x onerror=alert(1)> <i id=\"tag\">raw</i> [click](javascript:alert(1)) source [1]", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", shown.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("<i ", shown.Markup, StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.com/a\"", shown.Markup, StringComparison.Ordinal);
        Assert.DoesNotMatch("href=\"(?!https?://)", shown.Markup);
    }

    private static string BindingnessOf(string title) => title[(title.LastIndexOf(", ", StringComparison.Ordinal) + 2)..^1];

    private static (string?, string?, string?) Total(JsonElement total) => ($"{total.GetProperty("deals")}", total.GetProperty("lowUsd").GetString(), total.GetProperty("highUsd").GetString());

    private static string[] Sorted(IEnumerable<string> texts) => [.. texts.Order(StringComparer.Ordinal)];
}
