using System.CommandLine;
using System.CommandLine.Parsing;

namespace AiInfra.LocalHost;

/// <summary>Where a running app is and what opens it, as commands are told, and how it is called: the key goes to that address and nowhere else.</summary>
internal static class AppAddress
{
    public static Option<Uri> To() => new("--to") { Description = "The app, such as http://127.0.0.1:7071 or https://deals.example.org.", Required = true, CustomParser = SiteUrl };

    public static Option<string?> Key()
    {
        var key = new Option<string?>("--key") { Description = "The function key of the app." };
        key.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !token.Value.All(c => c is > ' ' and < '\x7F')) result.AddError("--key holds characters that no function key has.");
        });
        return key;
    }

    /// <summary>Over the open network the key goes encrypted or not at all.</summary>
    public static void KeepSecret(Command command, Option<Uri> to, Option<string?> key) => command.Validators.Add(result =>
    {
        if (result.GetValue(key) is not null && result.GetValue(to) is { Scheme: "http", IsLoopback: false }) result.AddError("--key goes to https addresses and to this machine only.");
    });

    /// <summary>A redirect is an answer like another: followed, it would take the key along.</summary>
    public static HttpClient Client(TimeSpan timeout) => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = timeout };

    /// <summary>Whether nothing answered, as opposed to an answer or to the caller's own giving up.</summary>
    public static bool IsSilence(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or IOException || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested);

    private static Uri? SiteUrl(ArgumentResult result)
    {
        if (Uri.TryCreate(result.Tokens[0].Value.TrimEnd('/') + "/", UriKind.Absolute, out var url) && url.Scheme is "http" or "https") return url;
        result.AddError("--to takes a web address such as http://127.0.0.1:7071.");
        return null;
    }
}
