using System.Text.Json;
using System.Text.Json.Serialization;
using AiInfra.Alerts;
using AiInfra.Articles;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Proposals;
using AiInfra.Json;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Articles;

/// <summary>What an article tells, as an answer: each deal with the words it was read from and what became of it.</summary>
internal static class ArticleResult
{
    /// <param name="article">As it was read.</param>
    /// <param name="showText">Its text was made from a page; quotes are told by their place in it.</param>
    /// <param name="language">The language it was read in.</param>
    /// <param name="outcomes">What became of its deals.</param>
    public static IResult Of(Article article, bool showText, string language, IReadOnlyList<ArticleOutcome> outcomes) => JsonResult.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("language", language);
        if (article.Url is not null) writer.WriteString("url", article.Url.AbsoluteUri);
        if (article.Publisher is not null) writer.WriteString("publisher", PlainText.Of(article.Publisher));
        if (article.PublishedAt is { } published) writer.WriteString("publishedAt", published.ToString());
        if (showText) writer.WriteString("text", article.Text);
        writer.WriteStartArray("deals");
        foreach (var outcome in outcomes) Write(writer, article, outcome);
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter writer, Article article, ArticleOutcome outcome)
    {
        var found = outcome.Found;
        writer.WriteStartObject();
        writer.WriteString("status", SnakeCase.Of(outcome.Status));
        if (outcome.Proposal is { } proposal)
        {
            writer.WriteString("proposal", proposal.Id);
            writer.WriteString("url", ProposalResult.PathOf(proposal.Id));
            ProposalResult.WriteDeal(writer, proposal);
        }

        ProposalResult.WriteWords(writer, ArticleIntake.PassageOf(article, found));
        if (outcome.Prospect is { } prospect) Write(writer, found, prospect);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ArticleDeal found, Prospect prospect)
    {
        writer.WritePropertyName("submission");
        found.Submission.WriteTo(writer);
        prospect.Write(writer);
    }
}

[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class ArticleJson : JsonSerializerContext;
