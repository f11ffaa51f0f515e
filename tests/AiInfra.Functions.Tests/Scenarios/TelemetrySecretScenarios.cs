using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using AiInfra.Functions.Tests.LocalHost;
using AiInfra.Functions.Tests.Notifications;

namespace AiInfra.Functions.Tests.Scenarios;

/// <summary>Whoever reads telemetry learns nothing that opens a door or names a reader.</summary>
public sealed partial class TelemetrySecretScenarios(TracedProcesses system) : IClassFixture<TracedProcesses>
{
    private const string Key = "FunctionKeyThatIsSecret";
    private const string Address = "private.reader@example.com";

    [Fact]
    public async Task No_secret_and_no_address_is_in_any_span_log_or_metric()
    {
        system.Webhooks.Answer = ReceiverAnswer.RefuseForNow;
        await system.SubscribeAsync("email", Address);
        await system.SubscribeAsync("teams", $"{system.Teams.Url}/TeamsUrlThatIsSecret");
        var hook = await system.SubscribeAsync("webhook", $"{system.Webhooks.Url}/HookUrlThatIsSecret?sig=HookQueryThatIsSecret");
        var signingKey = hook.GetProperty("channels")[0].GetProperty("signingSecret").GetString()!;
        using var answer = await system.SubmitAsync(LocalSystem.BigDeal("Secretive Buyer"), $"?code={Key}");
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        await Eventually.IsTrue(() => !system.Mail.Messages.IsEmpty, "the mail is there");
        var token = LinkToken().Match(system.Mail.Messages.First().TextBody!).Groups[1].Value;
        using var page = await system.Client.GetAsync($"s/manage/{token}?code={Key}");
        page.EnsureSuccessStatusCode();

        await Eventually.IsTrue(Exported, "every signal tells of it", seconds: 40);

        var all = system.Raw("traces") + system.Raw("logs") + system.Raw("metrics");
        Assert.Contains(id, all, StringComparison.Ordinal);
        Assert.All(
            [Key, Address, "private.reader", "TeamsUrlThatIsSecret", "HookUrlThatIsSecret", "HookQueryThatIsSecret", signingKey, signingKey.Replace("whsec_", "", StringComparison.Ordinal), token],
            secret => Assert.DoesNotContain(secret, all, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The page's request, the refused webhook's line in the log, and the count of both.</summary>
    private bool Exported() =>
        system.Spans.Any(s => s.Tags.GetValueOrDefault("http.route") == "s/manage/{token}")
        && system.Spans.Any(s => s is { Name: "deliver webhook", Failed: true })
        && system.Raw("logs").Contains("delivery-attempts-exhausted", StringComparison.Ordinal)
        && new[] { "aiinfra.submissions", "aiinfra.alerts", "aiinfra.deliveries", "aiinfra.delivery.latency", "aiinfra.dead_letters", "aiinfra.rules", "aiinfra.outbox.age" }.All(name => system.Raw("metrics").Contains(name, StringComparison.Ordinal));

    [GeneratedRegex("/s/manage/([A-Za-z0-9_-]{20,})")]
    private static partial Regex LinkToken();
}
