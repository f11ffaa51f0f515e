using AiInfra.Functions.Hosting.Settings;
using Microsoft.Extensions.Configuration;

namespace AiInfra.Functions.Hosting;

/// <summary>Where the app is reached from outside.</summary>
/// <param name="Url">With a trailing slash.</param>
[Setting("Site:Url", "Public address of the app, for links; without it the host name that Azure gives the app", Values = "https://deals.example.org")]
public sealed record SiteOptions(Uri Url)
{
    /// <summary><c>Site:Url</c>, or the host name Azure gives the app. An empty setting is none.</summary>
    /// <exception cref="InvalidOperationException">The setting is no web address.</exception>
    public static SiteOptions From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var url = configuration.Text("Site:Url")?.Trim() ?? (configuration.Text("WEBSITE_HOSTNAME") is { } host ? $"https://{host}" : "http://127.0.0.1:7071");
        return Uri.TryCreate(url.TrimEnd('/') + "/", UriKind.Absolute, out var site) && site is { Scheme: "https" or "http", Query: "", Fragment: "" }
            ? new(site)
            : throw new InvalidOperationException("The setting Site:Url must be an absolute web address such as https://deals.example.org.");
    }

    public Uri DealUrl(string dealId) => new(Url, DealResult.PathOf(dealId));
}
