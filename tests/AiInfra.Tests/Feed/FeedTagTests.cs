using AiInfra.Feed;

namespace AiInfra.Tests.Feed;

public sealed class FeedTagTests
{
    // SHA-256 of nothing is e3b0c44298fc1c149afbf4c8996fb924…
    [Fact]
    public void A_tag_is_the_first_half_of_the_hash_in_quotes() => Assert.Equal("\"47DEQpj8HBSa-_TImW-5JA\"", FeedTag.Of([]));

    [Fact]
    public void Another_format_or_another_fact_has_another_tag()
    {
        var page = Given.Page(Given.LetterOfIntent);
        byte[][] all = [.. Enum.GetValues<FeedFormat>().Select(f => FeedRenderer.Render(page, f)), FeedRenderer.Render(Given.Page(Given.Corrected(Given.LetterOfIntent)), FeedFormat.Json)];
        Assert.Equal(4, all.Select(b => FeedTag.Of(b)).Distinct().Count());
    }
}
