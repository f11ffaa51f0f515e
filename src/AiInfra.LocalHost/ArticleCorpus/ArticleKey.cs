using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiInfra.Deals;
using AiInfra.Deals.Submissions;

namespace AiInfra.LocalHost.ArticleCorpus;

/// <summary>A deal that a careful reader finds in an article.</summary>
/// <param name="Optional">It may be found or not.</param>
internal sealed record KeyDeal(Deal Deal, JsonElement Told, bool Optional);

/// <summary>What a careful reader finds in an article: <c>{"publishedAt": "2026-02-10", "deals": [a submission each]}</c>.</summary>
internal sealed record ArticleKey(PartialDate? PublishedAt, ImmutableArray<KeyDeal> Deals)
{
    /// <exception cref="InvalidDataException">The file is no key, and why.</exception>
    public static ArticleKey Read(string path)
    {
        try
        {
            if (JsonNode.Parse(File.ReadAllText(path)) is not JsonObject key || key["deals"] is not JsonArray deals) throw new InvalidDataException($"{path} has no \"deals\".");
            return new(PartialDate.TryParse(key["publishedAt"]?.GetValue<string>(), out var date) ? date : null, [.. deals.Select(deal => Deal(deal!.AsObject()))]);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path} is no JSON: {e.Message}", e);
        }
    }

    /// <summary>A submission as a deal, so that names and amounts in words are compared by what they mean.</summary>
    public static Deal DealOf(JsonElement submission) => SubmissionReader.Read(submission, new(TimeProvider.System.GetUtcNow(), "article", Trust.Trusted)) switch
    {
        SubmissionReading.Ok ok => ok.Deal,
        SubmissionReading.Invalid invalid => throw new InvalidDataException($"{submission} is no submission: {string.Join("; ", invalid.Errors.Select(e => $"{e.Pointer} {e.Detail}"))}"),
        _ => throw new InvalidOperationException(),
    };

    private static KeyDeal Deal(JsonObject deal)
    {
        var optional = deal["optional"]?.GetValue<bool>() is true;
        deal.Remove("optional");
        var told = JsonSerializer.SerializeToElement(deal);
        return new(DealOf(told), told, optional);
    }
}
