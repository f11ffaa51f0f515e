using System.Text.Json;
using System.Text.Json.Nodes;
using AiInfra.Deals;
using AiInfra.Json;

namespace AiInfra.Articles.Findings;

/// <summary>Writes what was read as the submission that anyone could send.</summary>
internal static class SubmissionOf
{
    private const int MaxQuote = 2000;

    public static JsonElement Candidate(Candidate candidate, Article article, string language, PartialDate? announced)
    {
        var submission = new JsonObject
        {
            ["kind"] = SnakeCase.Of(candidate.Kind),
            ["bindingness"] = SnakeCase.Of(candidate.Bindingness),
            ["parties"] = new JsonArray([.. candidate.Parties.Select(p => new JsonObject { ["name"] = p.Entity.Name, ["role"] = SnakeCase.Of(p.Role) })]),
            ["amount"] = AmountOf(candidate, language),
            ["sources"] = new JsonArray(SourceOf(candidate, article, language)),
        };
        if (candidate.Status is not DealStatus.Announced) submission["status"] = SnakeCase.Of(candidate.Status);
        if (announced is { } date) submission["announced"] = date.ToString();
        if (TermOf(candidate) is { Count: > 0 } term) submission["term"] = term;
        if (SiteOf(candidate) is { Count: > 0 } site) submission["site"] = site;
        if (PowerOf(candidate) is { Count: > 0 } power) submission["power"] = power;
        return JsonSerializer.SerializeToElement(submission, SubmissionJson.Default.JsonObject);
    }

    private static JsonNode AmountOf(Candidate candidate, string language)
    {
        if (candidate.Amount is not { } amount) return "undisclosed";
        var told = new JsonObject { ["text"] = amount.Text, ["language"] = language };
        if (candidate.IsCumulative) told["basis"] = SnakeCase.Of(Amounts.AmountBasis.Cumulative);
        return told;
    }

    private static JsonObject SourceOf(Candidate candidate, Article article, string language)
    {
        var quote = candidate.Sentence.Sentence.Text;
        var source = new JsonObject { ["type"] = SnakeCase.Of(article.Type), ["language"] = language, ["quote"] = quote.Length <= MaxQuote ? quote : quote[..MaxQuote] };
        if (article.Url is not null) source["url"] = article.Url.OriginalString;
        if (article.Publisher is not null || article.Url is null) source["publisher"] = article.Publisher ?? "Article without a named publisher";
        if (article.PublishedAt is { } published) source["publishedAt"] = published.ToString();
        return source;
    }

    private static JsonObject TermOf(Candidate candidate)
    {
        var words = candidate.Amount?.Reading;
        var (years, start, end) = (words?.Years ?? candidate.Term?.Years, words?.Start ?? candidate.Term?.Start, words?.End ?? candidate.Term?.End);
        var term = new JsonObject();
        if (start is { } first && !(end < first)) term["start"] = PartialDate.Year(first).ToString();
        if (end is { } last) term["end"] = PartialDate.Year(last).ToString();
        if (years is >= 0.01m and <= 200) term["years"] = years;
        return term;
    }

    private static JsonObject SiteOf(Candidate candidate)
    {
        var site = new JsonObject();
        if ((candidate.Project ?? candidate.Place?.Name) is { } name) site["name"] = name;
        if (candidate.Place?.Region is { } region) site["region"] = region;
        if (candidate.Place?.Country is { } country) site["country"] = country;
        return site;
    }

    private static JsonObject PowerOf(Candidate candidate)
    {
        var power = new JsonObject();
        if (candidate.Gigawatts is { } gigawatts) power["announcedGigawatts"] = gigawatts;
        if (candidate.Energy is not EnergySource.Unknown && candidate.Kind is DealKind.DataCenter or DealKind.Power) power["source"] = SnakeCase.Of(candidate.Energy);
        return power;
    }
}

/// <summary>The written form of a submission.</summary>
[System.Text.Json.Serialization.JsonSerializable(typeof(JsonObject))]
internal sealed partial class SubmissionJson : System.Text.Json.Serialization.JsonSerializerContext;
