namespace AiInfra.Deals;

/// <summary>Addresses of web pages that may be kept and become links: http or https, and no user name, which would disguise the host.</summary>
public static class WebUrl
{
    public const int MaxLength = 2048;

    /// <summary>What is right, behind the name of a field.</summary>
    public const string Form = "must be an absolute http or https URL without a user name";

    /// <returns>Null for anything else.</returns>
    public static Uri? Of(string? text) => text?.Trim() is { Length: <= MaxLength } address && Uri.TryCreate(address, UriKind.Absolute, out var url) ? Of(url) : null;

    /// <inheritdoc cref="Of(string)"/>
    public static Uri? Of(Uri? url) => url is { IsAbsoluteUri: true, Scheme: "http" or "https", UserInfo: "" } ? url : null;
}
