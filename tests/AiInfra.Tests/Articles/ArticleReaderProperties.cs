using AiInfra.Articles;
using AiInfra.Deals.Submissions;
using CsCheck;

namespace AiInfra.Tests.Articles;

public sealed class ArticleReaderProperties
{
    private static readonly string[] Pieces =
    [
        "Oracle ", "OpenAI ", "the company ", "l’entreprise ", "der Konzern ", "signed ", "a signé ", "$30 billion ", "30 milliards de dollars ", "750 MEUR ", "MDE", "mdd ", "5.000 millones ", "with ", "avec ", ". ", ", ", ": ", "(", ")", "\n", "\n\n", "- ", "« ", " »", "“", "in 2025 ", "en juin ",
        "am 4. November ", "respectively ", "and ", "which ", "data centre ", "Hyperion ", "Louisiana ", "1.4 gigawatts ", "\ud800", "\udc00", "\u202e", "\0", "=cmd()", "<script>", "🙂", "\u00a0", "...", "xAI ", "é", "e\u0301", "9999999999999999 ", "von ", "über ", "a ", "the ", "la ", "die ",
    ];

    private static readonly Gen<string> Texts = Gen.OneOf<string>(Gen.String[0, 200], Gen.OneOf(Pieces).Array[0, 60].Select(string.Concat));

    [Fact]
    public void Whatever_the_text_each_deal_is_a_submission_and_its_quote_stands_where_it_says() => Gen.Select(Texts, Gen.OneOf("en", "fr", "de", "es")).Sample((text, language) =>
    {
        if (ArticleReader.Read(new(text, language)) is not ArticleReading.Ok { Deals: var deals }) return;
        foreach (var deal in deals)
        {
            Assert.Equal(deal.Quote, text[deal.Start..deal.End]);
            var reading = SubmissionReader.Read(deal.Submission, new(new DateTimeOffset(2026, 11, 26, 0, 0, 0, TimeSpan.Zero), "test", AiInfra.Deals.Trust.Trusted));
            if (reading is SubmissionReading.Invalid { Errors: var errors }) Assert.All(errors, error => Assert.StartsWith("#/", error.Pointer, StringComparison.Ordinal));
        }
    });

    [Fact]
    public void Reading_is_the_same_every_time() => Gen.Select(Texts, Gen.OneOf("en", "fr", "de", "es")).Sample((text, language) =>
        Assert.Equal(Written(text, language), Written(text, language)));

    private static string Written(string text, string language) => ArticleReader.Read(new(text, language)) is ArticleReading.Ok { Deals: var deals } ? string.Join('\n', deals.Select(d => d.Submission.GetRawText())) : "";
}
