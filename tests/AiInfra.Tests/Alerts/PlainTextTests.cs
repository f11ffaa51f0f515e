using AiInfra.Alerts;

namespace AiInfra.Tests.Alerts;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("  a \r\n\t b\u0000\u2028c ", "a b c")]
    [InlineData("\uFEFFabc", "abc")]
    [InlineData("👩‍💻 🏳️‍🌈", "👩‍💻 🏳️‍🌈")]
    [InlineData("CHF\u00A020 billion", "CHF\u00A020 billion")]
    public void Text_becomes_one_line(string? text, string expected) => Assert.Equal(expected, PlainText.Of(text));

    [Fact]
    public void Half_a_surrogate_pair_is_replaced() => Assert.Equal("a\uFFFDb", PlainText.Of("a\uD800b"));

    [Theory]
    [InlineData("שלום", "\u2068שלום\u2069")]
    [InlineData("a\u202Ecba\u202C", "\u2068acba\u2069")]
    [InlineData("\u2069\u2068a", "a")]
    [InlineData("مرحبا 300", "\u2068مرحبا 300\u2069")]
    public void Right_to_left_text_stands_alone_and_overrides_are_gone(string text, string expected) => Assert.Equal(expected, PlainText.Of(text));

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdef", 5, "abcd…")]
    [InlineData("abc def", 5, "abc…")]
    [InlineData("ab👩‍💻cd", 5, "ab…")]
    public void A_cut_keeps_what_a_reader_sees_as_one_character(string text, int length, string expected) => Assert.Equal(expected, PlainText.Cut(text, length));
}
