using System.Collections.Immutable;
using System.Net;
using AiInfra.Alerts;
using AiInfra.Deals;
using AiInfra.Deals.Records;
using AiInfra.Feed;
using AiInfra.Parties;
using CsCheck;

namespace AiInfra.Tests.Feed;

public sealed class HostileFeedTextTests
{
    private static readonly FeedFormat[] Formats = [FeedFormat.Json, FeedFormat.Atom, FeedFormat.Rss];

    private const string Awkward = "<>&\"']\\\0\r\n\t\u000B\uD800\uDC00\uFFFE\uFFFF\u202E\u2028é ";

    /// <summary>Any UTF-16 code units, halves of pairs among them, with more than their share of what formats stumble over.</summary>
    private static readonly Gen<string> AnyText =
        Gen.OneOf(Gen.Char, Gen.Int[0, Awkward.Length - 1].Select(i => Awkward[i]))
            .Array[0, 6].Select(c => new string(c));

    [Fact]
    public void Any_text_is_read_back_from_every_format() =>
        Gen.Select(AnyText, AnyText, AnyText, AnyText).Sample((title, party, quote, publisher) =>
        {
            var page = Given.Page(Given.Entry(Deal(title, [party, "the other one"], quote, publisher), Given.Noon));
            foreach (var format in Formats)
            {
                var item = FeedReading.Items(page, format).Single();
                var html = Bare(WebUtility.HtmlDecode(item.Html));
                Assert.StartsWith($"{Clean(party)} – the other one: up to $100 billion", Bare(item.Title));
                Assert.Contains($"{Clean(party)} (investor)", html);
                if (Clean(title).Length > 0) Assert.StartsWith($"<p>{Clean(title)}</p>", html);
                Assert.Contains($"{(Clean(publisher) is { Length: > 0 } name ? name : "unnamed source")} (press)", html);
                if (Clean(quote).Length > 0) Assert.Contains($"<q>{Clean(quote)}</q>", html);
            }

            var text = Bare(FeedReading.Text(FeedReading.Json(page).GetProperty("items")[0], "content_text"));
            Assert.Contains($"{Clean(party)} (investor)", text);
            if (Clean(quote).Length > 0) Assert.Contains($"“{Clean(quote)}”", text);
        });

    [Fact]
    public void Outside_text_never_becomes_an_element()
    {
        const string attack = "</q><script>alert(1)</script><img src=x onerror=y>]]>";
        foreach (var format in Formats)
        {
            var html = FeedReading.Items(Given.Page(Given.Entry(Deal(attack, [attack], attack, attack), Given.Noon)), format).Single().Html;
            Assert.DoesNotContain("<script", html);
            Assert.DoesNotContain("<img", html);
            Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html);
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("\"")]
    [InlineData("<")]
    [InlineData("+")]
    [InlineData("\\")]
    [InlineData("\0")]
    [InlineData("é")]
    [InlineData("中")]
    [InlineData("\u200B")]
    [InlineData("\uD83D\uDE00")]
    [InlineData("\uD83D")]
    [InlineData("\u05D0")]
    [InlineData("\uFFFF")]
    public void A_full_page_of_endless_texts_stays_within_its_bound_and_keeps_the_facts(string unit)
    {
        var entry = Flooded(string.Concat(Enumerable.Repeat(unit, 20_000)));
        var page = Given.Page([.. Enumerable.Repeat(entry, FeedRenderer.MaxEntries)]) with { Cursor = new('c', 200), Next = new('n', 200) };
        foreach (var format in Formats)
        {
            var size = FeedRenderer.Render(page, format).Length;
            Assert.True(size <= FeedRenderer.MaxBytes, $"{format}: {size} bytes");
            var item = FeedReading.Items(page, format)[0];
            Assert.Contains("up to $100 billion (chip supply, letter of intent)", item.Title);
            Assert.Contains("1992 more parties", item.Html);
        }
    }

    [Fact]
    public void A_text_is_cut_with_an_ellipsis_and_never_within_a_character()
    {
        var smiles = string.Concat(Enumerable.Repeat("\uD83D\uDE00", 100));
        var title = FeedReading.Items(Given.Page(Given.Entry(Deal("t", [smiles, "x"], "", ""), Given.Noon)), FeedFormat.Atom).Single().Title;
        Assert.Matches("^(\uD83D\uDE00)+… – x: ", title);
        Assert.DoesNotContain('\uFFFD', title);
    }

    [Fact]
    public void Right_to_left_text_stays_isolated_when_it_is_cut()
    {
        var hebrew = new string('\u05D0', 500);
        var page = Given.Page(Given.Entry(Deal(hebrew, [hebrew, "x"], hebrew, hebrew), Given.Noon));
        var text = FeedReading.Text(FeedReading.Json(page).GetProperty("items")[0], "content_text");
        Assert.Contains("…\u2069 (investor)", text);
        Assert.Contains("…\u2069”", text);
        Assert.Equal(text.Count(c => c is '\u2068'), text.Count(c => c is '\u2069'));
    }

    [Fact]
    public void An_address_too_long_to_keep_is_left_out_whole()
    {
        var source = new Source(new("https://long.example/" + new string('p', 5_000)), null, SourceType.Press, null, null, null);
        var item = FeedReading.Items(Given.Page(Given.Entry(Given.UpTo100Billion with { Sources = [source] }, Given.Noon)), FeedFormat.Json).Single();
        Assert.DoesNotContain("ppp", item.Html);
        Assert.Contains("long.example (press)", item.Html);
    }

    [Fact]
    public void Ordinary_text_is_not_cut()
    {
        var entry = Given.Entry(Given.UpTo100Billion with { Summary = string.Join(' ', Enumerable.Repeat("An ordinary sentence.", 25)) }, Given.Noon);
        foreach (var format in Formats) Assert.DoesNotContain('…', FeedReading.Items(Given.Page(entry), format).Single().Html);
    }

    private static Deal Deal(string title, ImmutableArray<string> parties, string quote, string publisher) => Given.UpTo100Billion with
    {
        Title = title,
        Summary = null,
        Parties = [.. parties.Select(p => new DealParty("p", p, PartyRole.Investor))],
        Sources = [new(null, publisher, SourceType.Press, null, null, quote)],
    };

    private static FeedEntry Flooded(string text)
    {
        var deal = Given.UpTo100Billion with
        {
            Title = text,
            Summary = text,
            Parties = [.. Enumerable.Repeat(new DealParty(text, text, PartyRole.Investor), 2_000)],
            Amount = Given.UpTo100Billion.Amount with { Text = text },
            Certainty = new(CertaintyLevel.Likely, text),
            CountsInTotals = new(false, text),
            Site = new(text, text, text, null, null),
            Term = new(PartialDate.Year(2027), PartialDate.Year(2032), 5),
            Sources = [.. Enumerable.Repeat(new Source(new("https://x.example/?" + new string('&', 45)), text, SourceType.Press, text, PartialDate.Year(2025), text), 2_000)],
            PossibleDuplicates = [.. Enumerable.Repeat(new Doubt(new('d', 120), text), 2_000)],
            AlsoReported = [.. Enumerable.Repeat(new AlsoReported("/power/announcedGigawatts", text, [text, text]), 2_000)],
        };
        var entry = Given.Corrected(Given.Entry(deal, Given.Noon));
        return entry with
        {
            Event = entry.Event with
            {
                Backfill = true,
                Rules = [.. Enumerable.Repeat(new MetRule("rule", text, text), 2_000)],
                Changes = [.. Enumerable.Repeat(text, 2_000)],
            },
        };
    }

    /// <summary>What the feed keeps of a text: what every channel keeps, but for two code points that XML 1.0 does not know.</summary>
    private static string Clean(string text) => Bare(PlainText.Of(text).Replace('\uFFFE', '\uFFFD').Replace('\uFFFF', '\uFFFD'));

    /// <summary>Without the isolates around right-to-left text, which have their own test.</summary>
    private static string Bare(string text) => text.Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal);
}
