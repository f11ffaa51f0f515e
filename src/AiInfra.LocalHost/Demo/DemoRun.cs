using System.Net;
using System.Text;
using System.Text.Json;

namespace AiInfra.LocalHost.Demo;

/// <summary>
/// What a visitor sees first: a mailbox and a Teams channel are subscribed, then every deal of <c>data/deals.json</c> is submitted over HTTP with <c>notify=all</c>.
/// Running it again changes nothing: the same content has the same ids.
/// </summary>
internal sealed class DemoRun(HttpClient app, Uri site, TextWriter progress)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await SubscribeAsync("Local mailbox", "email", "analyst@example.com", cancellationToken);
        await SubscribeAsync("Local Teams channel", "teams", new Uri(site, "local/teams/webhook").AbsoluteUri, cancellationToken);
        using var deals = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "data", "deals.json"), cancellationToken));
        var fresh = 0;
        foreach (var deal in deals.RootElement.EnumerateArray())
        {
            if (await PostAsync("api/deals?notify=all", deal.GetRawText(), cancellationToken) is HttpStatusCode.Created) fresh++;
        }

        var outcome = fresh == 0 ? "all known from an earlier run: nothing new to tell" : $"{fresh} of them new; an email and a Teams card for each of these over $10 billion";
        await progress.WriteLineAsync($"  demo        {deals.RootElement.GetArrayLength()} deals submitted, {outcome}");
    }

    private Task<HttpStatusCode> SubscribeAsync(string name, string type, string address, CancellationToken cancellationToken)
    {
        var channel = $$"""{"name":"{{name}}","channels":[{"type":"{{type}}","address":"{{address}}"}],"eachAlone":true}""";
        return PostAsync("api/subscribers", channel, cancellationToken);
    }

    private async Task<HttpStatusCode> PostAsync(string path, string json, CancellationToken cancellationToken)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await app.PostAsync(new Uri(site, path), content, cancellationToken);
        if (answer.IsSuccessStatusCode) return answer.StatusCode;
        throw new HttpRequestException($"The demo stopped: POST {path} was answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
    }
}
