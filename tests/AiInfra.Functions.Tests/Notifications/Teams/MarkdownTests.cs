using AiInfra.Functions.Notifications.Teams;

namespace AiInfra.Functions.Tests.Notifications.Teams;

public sealed class MarkdownTests
{
    [Theory]
    [InlineData("$300 billion (5 years), 3.5%", "$300 billion (5 years), 3.5%")]
    [InlineData("[a](https://b)", @"\[a\](https://b)")]
    [InlineData("**a** _b_ `c` ~d~", @"\*\*a\*\* \_b\_ \`c\` \~d\~")]
    [InlineData("<b>&lt;", @"\<b\>\&lt;")]
    [InlineData(@"\[", @"\\\[")]
    [InlineData("# head", @"\# head")]
    [InlineData("- item", @"\- item")]
    [InlineData("a - b # c", "a - b # c")]
    [InlineData("12. item", @"12\. item")]
    [InlineData("1) item", @"1\) item")]
    [InlineData("4.5 GW", "4.5 GW")]
    [InlineData("7.", @"7\.")]
    [InlineData("2025-09-10", "2025-09-10")]
    public void Plain_text_stays_plain(string text, string markdown) => Assert.Equal(markdown, Markdown.Escape(text));

    [Fact]
    public void A_link_cannot_be_left_early() =>
        Assert.Equal(@"[a\](b](https://example.org/a%29b%2Ac%22d%3Ce%3E)", Markdown.Link("a](b", new("https://example.org/a)b*c\"d<e>")));
}
