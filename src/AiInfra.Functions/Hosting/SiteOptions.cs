using Microsoft.Extensions.Configuration;

namespace AiInfra.Functions.Hosting;

/// <summary>Where the app is reached from outside.</summary>
/// <param name="Url">With a trailing slash.</param>
public sealed record SiteOptions(Uri Url)
{
    /// <summary><c>Site:Url</c>, or the host name Azure gives the app.</summary>
    public static SiteOptions From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var url = configuration["Site:Url"] ?? (configuration["WEBSITE_HOSTNAME"] is { } host ? $"https://{host}" : "http://127.0.0.1:7071");
        return new(new Uri(url.TrimEnd('/') + "/"));
    }

    public Uri DealUrl(string dealId) => new(Url, DealResult.PathOf(dealId));
}
