using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiInfra.LocalHost.Smoke;

/// <summary>The app is not as it should be; in words for whoever deployed it.</summary>
internal sealed class SmokeFailedException(string message) : Exception(message);

/// <summary>Asks the app, and says in words what its refusals mean.</summary>
internal sealed class SmokeClient(HttpClient http, SmokeOptions options)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Asks until the app is up: one that was deployed a moment ago answers nothing, or 404 or 503, at first.</summary>
    public async Task<JsonElement> WaitForAsync(string path, CancellationToken cancellationToken)
    {
        var trouble = "it does not answer";
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < options.Within; await Task.Delay(Pause, TimeProvider.System, cancellationToken))
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(options.To, path), cancellationToken);
                if (answer.IsSuccessStatusCode) return await JsonAsync(answer, cancellationToken);
                trouble = answer.StatusCode is HttpStatusCode.ServiceUnavailable ? "it answers 503: its storage does not answer, or its identity may not use it" : $"it answers {(int)answer.StatusCode}";
            }
            catch (Exception e) when (AppAddress.IsSilence(e, cancellationToken))
            {
                trouble = "it does not answer";
            }
        }

        throw new SmokeFailedException($"{options.To}{path}: {trouble}, for {options.Within.TotalSeconds:0} s. Is the app deployed and started?");
    }

    /// <returns>The answer, undefined when it has no body, and whether something was made.</returns>
    public async Task<(JsonElement Json, bool IsNew)> AskAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(options.To, path));
        if (body is not null) request.Content = JsonContent.Create(body);
        if (options.Key is not null) request.Headers.Add("x-functions-key", options.Key);
        try
        {
            using var answer = await http.SendAsync(request, cancellationToken);
            return answer.IsSuccessStatusCode ? (await JsonAsync(answer, cancellationToken), answer.StatusCode is HttpStatusCode.Created) : throw new SmokeFailedException($"{method} /{path}: {await ReasonAsync(answer, cancellationToken)}");
        }
        catch (Exception e) when (AppAddress.IsSilence(e, cancellationToken))
        {
            throw new SmokeFailedException($"{method} /{path}: the app does not answer any more.");
        }
    }

    private async Task<string> ReasonAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            return options.Key is null ? "the app asks for its function key: give it with --key." : $"the app refuses the function key ({(int)answer.StatusCode}): take the one of this app.";
        var status = $"the app answers {(int)answer.StatusCode}";
        return AppProblem.Read(await answer.Content.ReadAsStringAsync(cancellationToken)) is { } problem ? $"{status}: {string.Join("; ", problem.Errors.Prepend(problem.Title))}." : $"{status}.";
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        if (answer.StatusCode is HttpStatusCode.NoContent) return default;
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new SmokeFailedException($"{answer.RequestMessage?.RequestUri?.GetLeftPart(UriPartial.Path)} answers with something else than JSON. Is --to the address of the app?");
        }
    }
}
