using System.Text.Json;
using AiInfra.Deals.Submissions.Mapping;

namespace AiInfra.Tests.Deals.Mapping;

public sealed class JsonPointerTests
{
    /// <summary>The document of RFC 6901 §5.</summary>
    private static readonly JsonElement Document = JsonElement.Parse(
        """{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}""");

    [Theory]
    [InlineData("/foo", """["bar","baz"]""")]
    [InlineData("/foo/0", "\"bar\"")]
    [InlineData("/", "0")]
    [InlineData("/a~1b", "1")]
    [InlineData("/c%d", "2")]
    [InlineData("/e^f", "3")]
    [InlineData("/g|h", "4")]
    [InlineData("/i\\j", "5")]
    [InlineData("/k\"l", "6")]
    [InlineData("/ ", "7")]
    [InlineData("/m~0n", "8")]
    public void The_examples_of_the_RFC_point_where_it_says(string text, string value)
    {
        Assert.True(JsonPointer.TryParse(text, out var pointer));
        Assert.Equal(value, pointer.In(Document)?.GetRawText());
        Assert.Equal(text, pointer.ToString());
    }

    [Fact]
    public void Nothing_points_to_the_whole_document()
    {
        Assert.True(JsonPointer.TryParse("", out var pointer));
        Assert.Equal((Document.GetRawText(), default), (pointer.In(Document)?.GetRawText(), pointer));
    }

    [Theory]
    [InlineData("/foo/2")]
    [InlineData("/foo/-")]
    [InlineData("/foo/01")]
    [InlineData("/foo/bar")]
    [InlineData("/foo/0/x")]
    [InlineData("/nothing/there")]
    public void What_is_not_there_is_not_there(string text) => Assert.Null(JsonPointer.TryParse(text, out var pointer) ? pointer.In(Document) : Document);

    [Theory]
    [InlineData("foo")]
    [InlineData("#/foo")]
    [InlineData("/a~b")]
    [InlineData("/a~2")]
    [InlineData("/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17")]
    [InlineData(null)]
    public void What_is_no_pointer_is_refused(string? text) => Assert.False(JsonPointer.TryParse(text, out _));
}
