namespace AiInfra.Functions.Articles;

/// <summary>Addresses of web pages, as sources may have them.</summary>
internal static class WebUrl
{
    private const int MaxLength = 2048;

    public static Uri? Of(string? text) =>
        text?.Trim() is { Length: <= MaxLength } address && Uri.TryCreate(address, UriKind.Absolute, out var url) && url is { Scheme: "http" or "https", UserInfo.Length: 0 } ? url : null;
}
