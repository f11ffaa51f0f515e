using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;

namespace AiInfra.Functions.Tests.Scenarios;

/// <summary>Bad input gets a clear answer that says what would be right, and nothing is stored.</summary>
public abstract class AnswerScenarios(LocalSystem system)
{
    [Fact]
    public async Task Five_mistakes_are_answered_with_five_errors_at_once()
    {
        using var answer = await system.SubmitAsync("""
            {"kind":"merger","parties":[{"name":"Mistaken Buyer","role":"friend"}],"amount":{"value":"-5","currency":"USD"},"announced":"2999-01-01","sources":[{"url":"ftp://example.com"}]}
            """);

        var problem = await ProblemAsync(answer, HttpStatusCode.BadRequest);
        var errors = problem.GetProperty("errors").EnumerateArray().ToList();
        Assert.Equal(["#/kind", "#/announced", "#/amount/value", "#/parties/0/role", "#/sources/0/url"], errors.Select(e => e.GetProperty("pointer").GetString()));
        Assert.All(errors, e => Assert.True(e.GetProperty("detail").GetString()!.Length > 10));
    }

    [Theory]
    [InlineData("{\"kind\": \"debt\",", "application/json", HttpStatusCode.BadRequest, "line 1, byte ")]
    [InlineData("{\"kind\": \"debt\", \"kind\": \"debt\"}", "application/json", HttpStatusCode.BadRequest, "duplicate")]
    [InlineData("[]", "application/json", HttpStatusCode.BadRequest, "one JSON object")]
    [InlineData("", "application/json", HttpStatusCode.BadRequest, "empty")]
    [InlineData("", null, HttpStatusCode.BadRequest, "empty")]
    [InlineData("kind=debt", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType, "application/json")]
    [InlineData("{}", "text/plain", HttpStatusCode.UnsupportedMediaType, "application/json")]
    public async Task What_cannot_be_read_is_answered_with_what_would_be_right(string body, string? mediaType, HttpStatusCode status, string says)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (mediaType is not null) content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);

        using var answer = await system.Client.PostAsync("api/deals", content);

        Assert.Contains(says, (await ProblemAsync(answer, status)).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invalid_UTF8_is_refused()
    {
        using var content = new ByteArrayContent([.. "{\"kind\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        content.Headers.ContentType = new("application/json");

        using var answer = await system.Client.PostAsync("api/deals", content);

        await ProblemAsync(answer, HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(2, false)]
    [InlineData(31, true)]
    [InlineData(31, false)]
    public async Task A_body_over_the_limit_is_answered_413_with_and_without_a_length(int megabytes, bool withLength)
    {
        using var content = new ByteArrayContent(new byte[megabytes * 1024 * 1024]);
        content.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/deals") { Content = content };
        request.Headers.TransferEncodingChunked = !withLength;

        using var answer = await system.Client.SendAsync(request);

        Assert.Contains("1,048,576 bytes", (await ProblemAsync(answer, HttpStatusCode.RequestEntityTooLarge)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_compressed_body_is_refused_by_name()
    {
        using var content = new ByteArrayContent([0x1f, 0x8b]);
        content.Headers.ContentType = new("application/json");
        content.Headers.ContentEncoding.Add("gzip");

        using var answer = await system.Client.PostAsync("api/deals", content);

        await ProblemAsync(answer, HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("api/deals?cursor=2026-11_%27%20or%20true")]
    [InlineData("api/deals?cursor=x")]
    [InlineData("api/deals?limit=0")]
    [InlineData("api/deals?limit=201")]
    [InlineData("api/feed.json?cursor=../deals")]
    [InlineData("api/feed.atom?cursor=2026-11_c.0000000000000000000")]
    [InlineData("api/changes?after=2026-11_f.0000000000000000000")]
    [InlineData("api/changes?after=2026-99_")]
    public async Task A_cursor_of_ones_own_making_is_refused(string path)
    {
        using var answer = await system.Client.GetAsync(path);

        await ProblemAsync(answer, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Many_who_add_to_one_deal_at_once_are_stored_or_told_to_come_back()
    {
        var deal = LocalSystem.BigDeal("Crowded Buyer", "$2 billion");
        using var first = await system.SubmitAsync(deal);
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => system.SubmitAsync($$"""{{deal[..^1]}},"sources":[{"publisher":"Publisher {{i}}"}]}""")));

        var stored = answers.Count(a => a.StatusCode is HttpStatusCode.OK);
        Assert.All(answers.Where(a => a.StatusCode is not HttpStatusCode.OK), a => Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (a.StatusCode, a.Headers.RetryAfter is not null)));
        using var record = JsonDocument.Parse(await system.Client.GetStringAsync(first.Headers.Location!));
        Assert.Equal(stored, record.RootElement.GetProperty("sources").GetArrayLength());
    }

    [Theory]
    [InlineData("?notify=everyone")]
    [InlineData("?dryRun=perhaps")]
    public async Task A_misspelt_switch_does_not_pass_in_silence(string query)
    {
        using var answer = await system.SubmitAsync(LocalSystem.BigDeal("Switched Buyer"), query);

        await ProblemAsync(answer, HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("api/deals/2026-11-nobody-1b-00000000")]
    [InlineData("api/deals/a%2Fb")]
    [InlineData("api/deals/%27%20or%20true")]
    public async Task An_unknown_deal_is_answered_404(string path)
    {
        using var answer = await system.Client.GetAsync(path);

        await ProblemAsync(answer, HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{"channels":[]}""", "#/channels")]
    [InlineData("""{"channels":[{"type":"email","address":"nobody"}]}""", "#/channels/0/address")]
    [InlineData("""{"channels":[{"type":"email","address":"a@example.com\r\nBcc: b@example.com"}]}""", "#/channels/0/address")]
    [InlineData("""{"channels":[{"type":"webhook","address":"javascript:alert(1)"}]}""", "#/channels/0/address")]
    [InlineData("""{"channels":[{"type":"webhook","address":"https://example.com/","signingSecret":"short"}]}""", "#/channels/0/signingSecret")]
    [InlineData("""{"channels":[{"type":"webhook","address":"http://example.com/"}]}""", "#/channels/0/address")]
    [InlineData("""{"channels":[{"type":"webhook","address":"https://example.com:8443/"}]}""", "#/channels/0/address")]
    [InlineData("""{"channels":[{"type":"teams","address":"https://example.com/workflow"}]}""", "#/channels/0/address")]
    [InlineData("""{"channels":[{"type":"pigeon","address":"x"}]}""", "#/channels/0/type")]
    [InlineData("""{"channels":[{"type":"email","address":"a@example.com"}],"rules":["everything"]}""", "#/rules")]
    [InlineData("""{"channels":[{"type":"slack","address":"https://example.org/services/T0/B0/x"}]}""", "#/channels/0/address")]
    public async Task A_subscriber_with_a_mistake_is_refused_where_it_is(string json, string pointer)
    {
        using var answer = await system.Client.PostAsync("api/subscribers", new StringContent(json, Encoding.UTF8, "application/json"));

        var problem = await ProblemAsync(answer, HttpStatusCode.BadRequest);
        Assert.Equal(pointer, Assert.Single(problem.GetProperty("errors").EnumerateArray()).GetProperty("pointer").GetString());
    }

    [Theory]
    [InlineData("https://169.254.169.254/")]
    [InlineData("https://0xA9FEA9FE/")]
    [InlineData("https://[::ffff:10.0.0.1]/")]
    public async Task A_webhook_at_a_private_address_is_refused_and_its_owner_is_told_why(string url)
    {
        using var answer = await system.Client.PostAsJsonAsync("api/subscribers", new { channels = new[] { new { type = "webhook", address = url } } });

        var problem = await ProblemAsync(answer, HttpStatusCode.BadRequest);
        Assert.Contains("a private or reserved address: it must be a host that is reached over the public internet", Assert.Single(problem.GetProperty("errors").EnumerateArray()).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_of_a_subscriber_are_shown_once_and_stored_unreadable()
    {
        var address = $"{system.Webhooks.Url}/very-secret-path";
        var first = await system.SubscribeAsync("webhook", address);
        var again = await system.SubscribeAsync("webhook", address);
        var key = first.GetProperty("channels")[0].GetProperty("signingSecret").GetString()!;
        var listed = (await system.GetAsync("api/subscribers")).GetRawText();

        Assert.False(again.GetProperty("channels")[0].TryGetProperty("signingSecret", out _));
        Assert.DoesNotContain("very-secret-path", first.GetRawText() + listed, StringComparison.Ordinal);
        Assert.DoesNotContain(key, listed, StringComparison.Ordinal);
        await foreach (var row in system.Tables.Subscribers.QueryAsync<TableEntity>())
        {
            var bytes = row.Select(column => column.Value).OfType<byte[]>().Select(Encoding.Latin1.GetString);
            Assert.DoesNotContain("very-secret-path", string.Concat(bytes), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nothing_of_what_was_refused_is_stored()
    {
        using var refused = await system.SubmitAsync(LocalSystem.BigDeal("Refused Buyer", "some money"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);

        await foreach (var row in system.Tables.Deals.QueryAsync<TableEntity>()) Assert.DoesNotContain("refused-buyer", row.PartitionKey, StringComparison.Ordinal);
        await foreach (var row in system.Tables.Outbox.QueryAsync<TableEntity>()) Assert.DoesNotContain("refused-buyer", row.RowKey, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.StartsWith("urn:aiinfra:problem:", problem.GetProperty("type").GetString(), StringComparison.Ordinal);
        return problem;
    }
}

public sealed class AnswersOfOneProcess(OneProcess system) : AnswerScenarios(system), IClassFixture<OneProcess>;

public sealed class AnswersOfTwoProcesses(TwoProcesses system) : AnswerScenarios(system), IClassFixture<TwoProcesses>;
