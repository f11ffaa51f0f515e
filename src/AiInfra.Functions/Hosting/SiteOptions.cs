using Microsoft.Extensions.Configuration;

namespace AiInfra.Functions.Hosting;

/// <summary>Where the app is reached from outside.</summary>
/// <param name="Url">With a trailing slash.</param>
public sealed record SiteOptions(Uri Url)
{
    /// <summary><c>Site:Url</c>, or the host name Azure gives the app. An empty setting is none.</summary>
    /// <exception cref="InvalidOperationException">The setting is no web address.</exception>
    public static SiteOptions From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var url = Text("Site:Url") ?? (Text("WEBSITE_HOSTNAME") is { } host ? $"https://{host}" : "http://127.0.0.1:7071");
        return Uri.TryCreate(url.TrimEnd('/') + "/", UriKind.Absolute, out var site) && site is { Scheme: "https" or "http", Query: "", Fragment: "" }
            ? new(site)
            : throw new InvalidOperationException("The setting Site:Url must be an absolute web address such as https://deals.example.org.");

        string? Text(string setting) => configuration[setting] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
    }

    public Uri DealUrl(string dealId) => new(Url, DealResult.PathOf(dealId));
}
