using AiInfra.Articles;
using AiInfra.Functions.Watches;
using AiInfra.Functions.Watches.Sources;
using AiInfra.Watches;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace AiInfra.Functions.Tests.Watches;

public sealed class EntryReaderTests
{
    [Theory]
    [InlineData("x")]
    [InlineData("\uD83D\uDE00")]
    public void Of_a_title_without_end_its_beginning_is_read(string character)
    {
        var title = "a" + string.Concat(Enumerable.Repeat(character, 1_000_000));

        var lines = TextOf(new("1", null, title, "The text.", BodyIsHtml: false, null)).Split('\n');

        Assert.Equal("The text.", lines[1]);
        Assert.InRange(lines[0].Length, 1000, 4000);
        Assert.StartsWith(lines[0], title, StringComparison.Ordinal);
    }

    [Fact]
    public void Markup_beyond_the_beginning_of_a_title_is_not_parsed() =>
        Assert.Equal("The text.", TextOf(new("1", null, string.Concat(Enumerable.Repeat("<i></i>", 10_000)) + "Title", "The text.", BodyIsHtml: false, null)));

    private static string TextOf(SourceEntry entry)
    {
        var reader = new EntryReader(_ => new ArticleReading.Ok("en", []), new FakeTimeProvider(Given.Now), NullLogger<EntryReader>.Instance);
        return reader.Read(new Watch("w", new("https://paper.example/feed"), Given.Now), "A paper", entry).Article.Text;
    }
}
