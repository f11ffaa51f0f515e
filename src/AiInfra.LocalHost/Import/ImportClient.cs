using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace AiInfra.LocalHost.Import;

/// <summary>The app did not take the file, or does not answer; in words for the user.</summary>
internal sealed class ImportFailedException(string message) : Exception(message);

/// <summary>Talks to the app, and goes on after its restarts: everything it asks can be asked again, since the content of a file is its identity.</summary>
internal sealed class ImportClient(HttpClient http, ImportOptions options, Func<string, Task> tell)
{
    /// <summary>How long an app that does not answer is waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>Sends the file.</summary>
    public Task<JsonElement> UploadAsync(IProgress<long> sent, CancellationToken cancellationToken) => AskAsync(
        () =>
        {
            // Opened anew for each try.
            var content = new StreamContent(new CountedStream(options.File.OpenRead(), sent));
            content.Headers.ContentType = new(options.ContentType!);
            return new(HttpMethod.Post, options.UploadUrl) { Content = content };
        },
        cancellationToken);

    public Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) => AskAsync(() => new(HttpMethod.Get, new Uri(options.To, path)), cancellationToken);

    private async Task<JsonElement> AskAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        var waited = Stopwatch.StartNew();
        for (var pause = TimeSpan.FromMilliseconds(250); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var trouble = "";
            try
            {
                if (await TryAsync(request, cancellationToken) is { } answer) return answer;
                trouble = "is busy";
            }
            catch (Exception e) when (AppAddress.IsSilence(e, cancellationToken))
            {
                trouble = "does not answer";
            }

            if (waited.Elapsed > Patience) throw new ImportFailedException($"{options.To} {trouble} for {Patience.TotalMinutes:0} minutes. Run the same command again later: it goes on where it is.");
            await tell($"{options.To} {trouble}; trying again");
            await Task.Delay(pause, TimeProvider.System, cancellationToken);
        }
    }

    /// <returns>Null for an app that says to come back.</returns>
    private async Task<JsonElement?> TryAsync(Func<HttpRequestMessage> create, CancellationToken cancellationToken)
    {
        using var request = create();
        if (options.Key is not null) request.Headers.Add("x-functions-key", options.Key);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var answer = await http.SendAsync(request, cancellationToken);
        if (answer.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout) return null;
        var body = await answer.Content.ReadAsStringAsync(cancellationToken);
        if (!answer.IsSuccessStatusCode) throw new ImportFailedException(Reason(answer.StatusCode, body));
        using var json = JsonDocument.Parse(body);
        return json.RootElement.Clone();
    }

    private static string Reason(HttpStatusCode status, string body)
    {
        if (status is HttpStatusCode.Unauthorized) return "The app asks for its function key: give it with --key.";
        return AppProblem.Read(body) is { } problem ? $"The app refuses ({(int)status}): {problem.Title}. {problem.Detail}".TrimEnd() : $"The app answers {(int)status}.";
    }
}
