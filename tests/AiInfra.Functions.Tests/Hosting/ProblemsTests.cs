using AiInfra.Functions.Hosting;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Tests.Hosting;

public sealed class ProblemsTests
{
    public static TheoryData<IResult, int, string> All => new()
    {
        { Problems.Invalid([new("#/kind", "is missing")]), 400, "invalid" },
        { Problems.Unreadable("why"), 400, "unreadable" },
        { Problems.NotFound("why"), 404, "not-found" },
        { Problems.Full("2026-11-openai-20b-00000000"), 409, "full" },
        { Problems.TooLarge(1024), 413, "too-large" },
        { Problems.WrongMediaType("why"), 415, "wrong-media-type" },
        { Problems.Fault(), 500, "fault" },
        { Problems.Unavailable(), 503, "unavailable" },
    };

    [Theory]
    [MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public async Task Every_problem_is_whole_and_not_to_be_cached(IResult problem, int status, string type)
    {
        var answer = await Answer.OfAsync(problem);

        Assert.Equal(status, answer.Status);
        Assert.Equal("application/problem+json", answer.Headers.ContentType);
        Assert.Equal("no-store", answer.Headers.CacheControl);
        Assert.Equal("urn:aiinfra:problem:" + type, answer.Problem);
        Assert.Equal(status, answer.Json.GetProperty("status").GetInt32());
        Assert.NotEmpty(answer.Json.GetProperty("title").GetString()!);
        Assert.Equal(status == 503 ? "5" : null, (string?)answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task Every_field_error_is_named_with_its_pointer()
    {
        var answer = await Answer.OfAsync(Problems.Invalid([new("#/kind", "is missing"), new("#/parties/0/role", "is unknown")]));

        Assert.Equal("2 fields are wrong", answer.Json.GetProperty("title").GetString());
        Assert.Equal(["#/kind is missing", "#/parties/0/role is unknown"], answer.Json.GetProperty("errors").EnumerateArray().Select(e => $"{e.GetProperty("pointer")} {e.GetProperty("detail")}"));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("fr-FR")]
    public async Task A_problem_reads_the_same_in_every_culture(string culture)
    {
        var expected = (await Answer.OfAsync(Problems.TooLarge(1_048_576))).Body;
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal(expected, (await Answer.OfAsync(Problems.TooLarge(1_048_576))).Body);
            Assert.Contains("1,048,576 bytes", expected, StringComparison.Ordinal);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }
}
