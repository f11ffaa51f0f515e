using System.Text;
using System.Text.Json;
using AiInfra.Functions.Tests.LocalHost;

namespace AiInfra.Functions.Tests.Scenarios.LocalHostRuns;

/// <summary>The demo on empty data, told to everybody, stopped, and run a second time: the second run is still there.</summary>
public sealed class DemoSystem : IAsyncLifetime
{
    /// <summary>A deal of the second run. By when it has been told, whatever the demo's deals caused again has been told too.</summary>
    public const string Bystander = "Bystanding Buyer";

    internal LocalPlace Place { get; } = new();

    internal string[] FirstOutput { get; private set; } = [];

    internal string[] SecondOutput { get; private set; } = [];

    internal (int Mails, int Cards, int Feed) AfterFirst { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var first = await Place.StartAsync("--demo");
        await Eventually.IsTrueAsync(async () => await CountsAsync() is { Mails: >= 6, Cards: >= 6, Feed: >= 6 }, "the demo has been told", seconds: 60);
        AfterFirst = await CountsAsync();
        await first.StopAsync();
        FirstOutput = [.. first.Output];

        var second = await Place.StartAsync("--demo");
        SecondOutput = [.. second.Output];
        await Place.SubmitAsync(Bystander);
        await Eventually.IsTrueAsync(
            async () => (await Place.MailsAsync()).Any(m => $"{m}".Contains(Bystander, StringComparison.Ordinal)) && (await Place.CardsAsync()).Any(c => $"{c}".Contains(Bystander, StringComparison.Ordinal)),
            "the other deal has been told");
        using var posted = await Place.App.PostAsync("local/teams/webhook", new StringContent(HostileCard, Encoding.UTF8, "application/json"));
        posted.EnsureSuccessStatusCode();
    }

    public ValueTask DisposeAsync() => Place.DisposeAsync();

    /// <summary>The demo's own: without the bystander and the hostile card.</summary>
    internal async Task<JsonElement[]> CardsAsync() => [.. (await Place.CardsAsync()).Where(c => IsOfTheDemo($"{c}"))];

    internal async Task<JsonElement[]> MailsAsync() => [.. (await Place.MailsAsync()).Where(m => IsOfTheDemo($"{m}"))];

    internal static bool IsOfTheDemo(string text) => !text.Contains(Bystander, StringComparison.Ordinal) && !text.Contains("hostile", StringComparison.Ordinal);

    private async Task<(int Mails, int Cards, int Feed)> CountsAsync() => ((await Place.MailsAsync()).Length, (await Place.CardsAsync()).Length, (await Place.FeedAsync()).Length);

    private const string HostileCard = """
        {"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard","version":"1.4","body":[
          {"type":"TextBlock","text":"hostile \\*stars\\* \\<img src=x onerror=alert(1)\\> <i id=\"tag\">raw</i> [click](javascript:alert(1)) [source \\[1\\]](https://example.com/a)"}]}}]}
        """;
}
