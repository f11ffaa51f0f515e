using System.ServiceModel.Syndication;
using System.Text.Json;
using System.Xml;
using AiInfra.Feed;

namespace AiInfra.Tests.Feed;

/// <summary>What a reader that is not ours gets out of the rendered bytes.</summary>
internal sealed record ReadItem(string Id, string Title, string Html, string Link);

internal static class FeedReading
{
    public static JsonElement Json(FeedPage page) => JsonDocument.Parse(FeedRenderer.Render(page, FeedFormat.Json)).RootElement;

    /// <summary>Read by System.ServiceModel.Syndication.</summary>
    public static SyndicationFeed Syndication(FeedPage page, FeedFormat format)
    {
        using var bytes = new MemoryStream(FeedRenderer.Render(page, format));
        using var xml = XmlReader.Create(bytes);
        return SyndicationFeed.Load(xml);
    }

    public static IReadOnlyList<ReadItem> Items(FeedPage page, FeedFormat format) => format switch
    {
        FeedFormat.Json => [.. Json(page).GetProperty("items").EnumerateArray().Select(i => new ReadItem(Text(i, "id"), Text(i, "title"), Text(i, "content_html"), Text(i, "url")))],
        FeedFormat.Atom => [.. Syndication(page, format).Items.Select(i => new ReadItem(i.Id, i.Title.Text, ((TextSyndicationContent)i.Content).Text, Alternate(i)))],
        _ => [.. Syndication(page, format).Items.Select(i => new ReadItem(i.Id, i.Title.Text, i.Summary.Text, Alternate(i)))],
    };

    public static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static string Alternate(SyndicationItem item) => item.Links.Single(l => l.RelationshipType is "alternate").Uri.AbsoluteUri;
}
