using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AiInfra.Functions.Tests.Intake.Webhooks;

namespace AiInfra.Functions.Tests.Scenarios;

/// <summary>An operator enters a source, which then tells of deals by itself, signed by the npm package <c>standardwebhooks</c>.</summary>
public abstract class WebhookScenarios(LocalSystem system, NodeSender sender)
{
    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task A_payload_of_another_system_is_tried_and_then_told_and_alerts()
    {
        const string Payload = """{"event":"deal.created","data":{"type":"CLOUD","buyer":"Hooked Buyer","seller":"Hooked Supplier","value":"$20 billion"}}""";
        var source = await AddAsync("hooked", new
        {
            when = new { from = "/event", @in = new[] { "deal.created" } },
            fields = new Dictionary<string, object>
            {
                ["/kind"] = new { from = "/data/type", map = new Dictionary<string, string> { ["CLOUD"] = "cloud_contract" } },
                ["/bindingness"] = new { value = "definitive" },
                ["/parties/0/name"] = new { from = "/data/buyer" },
                ["/parties/0/role"] = new { value = "buyer" },
                ["/parties/1/name"] = new { from = "/data/seller" },
                ["/parties/1/role"] = new { value = "supplier" },
                ["/amount"] = new { from = "/data/value" },
                ["/sources/0/publisher"] = new { value = "The hooked system" },
                ["/sources/0/type"] = new { value = "company" },
            },
        });

        using var tried = await system.AnyClient.PostAsync("api/sources/hooked/test", new StringContent(Payload, null, "application/json"));
        var trial = (await tried.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("results")[0];
        Assert.Equal("cloud_contract", trial.GetProperty("submission").GetProperty("kind").GetString());
        Assert.True(trial.GetProperty("rules")[0].GetProperty("met").GetBoolean());
        Assert.Equal(HttpStatusCode.NotFound, (await system.Client.GetAsync($"api/deals/{trial.GetProperty("deal").GetProperty("id").GetString()}")).StatusCode);

        using var told = await SendAsync("hooked", await sender.SignAsync(Secret(source), "msg_1", Now, Payload));
        Assert.Equal(HttpStatusCode.Created, told.StatusCode);
        await system.UntilInFeedAsync(trial.GetProperty("deal").GetProperty("id").GetString()!);

        using var ignored = await SendAsync("hooked", await sender.SignAsync(Secret(source), "msg_2", Now, """{"event":"deal.deleted"}"""));
        Assert.Equal("/event is none of deal.created", (await ignored.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("ignored").GetString());
    }

    [Fact]
    public async Task A_flipped_bit_an_old_timestamp_a_replay_and_another_sources_secret_are_all_refused_alike()
    {
        var (source, other) = (await AddAsync("strict"), await AddAsync("other"));
        var body = LocalSystem.BigDeal("Strict Buyer");
        var right = await sender.SignAsync(Secret(source), "msg_1", Now, body);

        using var accepted = await SendAsync("strict", right);
        string[] refusals =
        [
            await RefusalAsync("strict", right),
            await RefusalAsync("strict", (await sender.SignAsync(Secret(source), "msg_2", Now, body)).Flipped(77)),
            await RefusalAsync("strict", await sender.SignAsync(Secret(source), "msg_3", Now.AddMinutes(-6), body)),
            await RefusalAsync("strict", await sender.SignAsync(Secret(other), "msg_4", Now, body)),
            await RefusalAsync("unknown", await sender.SignAsync(Secret(source), "msg_5", Now, body)),
        ];

        Assert.Equal(HttpStatusCode.Created, accepted.StatusCode);
        Assert.Single(refusals.Distinct());
        using var resent = await SendAsync("strict", await sender.SignAsync(Secret(source), "msg_1", Now.AddSeconds(2), body));
        Assert.Equal((HttpStatusCode.Created, "true"), (resent.StatusCode, resent.Headers.GetValues("Idempotent-Replayed").Single()));
    }

    [Fact]
    public async Task Both_secrets_count_during_the_grace_and_the_old_one_not_without()
    {
        var old = Secret(await AddAsync("turning"));
        var young = Secret(await PostAsync("api/sources/turning/rotate", null));
        Assert.Equal(HttpStatusCode.Created, await StatusAsync(old, "msg_1", "Turning Buyer"));
        Assert.Equal(HttpStatusCode.Created, await StatusAsync(young, "msg_2", "Turned Buyer"));

        var last = Secret(await PostAsync("api/sources/turning/rotate", new { graceHours = 0 }));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(old, "msg_3", "Turning Buyer"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(young, "msg_4", "Turning Buyer"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(last, "msg_5", "Turning Buyer"));

        async Task<HttpStatusCode> StatusAsync(string secret, string id, string buyer)
        {
            using var answer = await SendAsync("turning", await sender.SignAsync(secret, id, Now, LocalSystem.BigDeal(buyer)));
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task What_a_source_tells_that_nobody_trusts_waits_until_an_operator_accepts_it()
    {
        var source = await AddAsync("unknown-desk", trust: "anonymous");
        var body = LocalSystem.BigDeal("Unvouched Buyer");
        using var answer = await SendAsync("unknown-desk", await sender.SignAsync(Secret(source), "msg_1", Now, body));
        using var again = await SendAsync("unknown-desk", await sender.SignAsync(Secret(source), "msg_1", Now.AddSeconds(1), body));

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted, answer.Headers.Location), (answer.StatusCode, again.StatusCode, again.Headers.Location));
        Assert.DoesNotContain("Unvouched Buyer", (await system.GetAsync("api/deals?limit=100")).GetRawText(), StringComparison.Ordinal);

        using var accepted = await system.Client.PostAsJsonAsync(answer.Headers.Location, new { verdict = "accept" });
        var dealId = JsonElement.Parse(await accepted.Content.ReadAsStringAsync()).GetProperty("dealId").GetString();

        Assert.Contains("Unvouched Buyer", (await system.GetAsync($"api/deals/{dealId}")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_is_kept_without_showing_its_secret_again_and_is_unknown_once_deleted()
    {
        var source = await AddAsync("kept");
        using var used = await SendAsync("kept", await sender.SignAsync(Secret(source), "msg_1", Now, LocalSystem.BigDeal("Kept Buyer")));
        using var changed = await system.Client.PatchAsJsonAsync("api/sources/kept", new { trust = "trusted", name = "A desk" });
        using var twice = await system.Client.PostAsJsonAsync("api/sources", new { id = "kept", verifier = "github", trust = "listed" });
        using var wrong = await system.Client.PatchAsJsonAsync("api/sources/kept", new { trust = "blind" });
        var shown = await system.GetAsync("api/sources/kept");
        var listed = (await system.GetAsync("api/sources")).GetRawText();

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.BadRequest), (changed.StatusCode, twice.StatusCode, wrong.StatusCode));
        Assert.Equal(("A desk", "trusted"), (shown.GetProperty("name").GetString(), shown.GetProperty("trust").GetString()));
        Assert.EndsWith("/api/webhooks/kept", shown.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.True(shown.GetProperty("lastUsedAt").GetDateTimeOffset() > Now.AddMinutes(-5));
        Assert.DoesNotContain(Secret(source), shown.GetRawText() + listed + await changed.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var deleted = await system.Client.DeleteAsync("api/sources/kept");
        using var gone = await system.Client.GetAsync("api/sources/kept");
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (deleted.StatusCode, gone.StatusCode));
        await RefusalAsync("kept", await sender.SignAsync(Secret(source), "msg_2", Now, LocalSystem.BigDeal("Kept Buyer")));
    }

    private static string Secret(JsonElement source) => source.GetProperty("secret").GetString()!;

    private Task<JsonElement> AddAsync(string id, object? mapping = null, string trust = "listed") => PostAsync("api/sources", new { id, verifier = "standard", trust, mapping });

    private async Task<JsonElement> PostAsync(string path, object? body)
    {
        using var answer = body is null ? await system.AnyClient.PostAsync(path, null) : await system.AnyClient.PostAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<HttpResponseMessage> SendAsync(string source, Signed delivery)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/webhooks/" + source) { Content = new ByteArrayContent(delivery.Body) { Headers = { ContentType = new("application/json") } } };
        foreach (var (name, value) in delivery.Headers) request.Headers.Add(name, value);
        return await system.AnyClient.SendAsync(request);
    }

    private async Task<string> RefusalAsync(string source, Signed delivery)
    {
        using var answer = await SendAsync(source, delivery);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }
}

public sealed class WebhooksOfOneProcess(OneProcess system, NodeSender sender) : WebhookScenarios(system, sender), IClassFixture<OneProcess>, IClassFixture<NodeSender>;

public sealed class WebhooksOfTwoProcesses(TwoDoors system, NodeSender sender) : WebhookScenarios(system, sender), IClassFixture<TwoDoors>, IClassFixture<NodeSender>;
