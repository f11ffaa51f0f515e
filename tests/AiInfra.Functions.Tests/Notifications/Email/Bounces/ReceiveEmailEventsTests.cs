using System.Text;
using AiInfra.Functions.Notifications.Email.Bounces;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Tests.Hosting;
using AiInfra.Functions.Tests.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AiInfra.Functions.Tests.Notifications.Email.Bounces;

/// <summary>From the event that mail bounced to the address that gets no more of it, and back.</summary>
public sealed class ReceiveEmailEventsTests(OwnTables tables) : IClassFixture<OwnTables>, IDisposable
{
    private readonly AppParts _app = new(tables.Tables);
    private readonly CapturedLogs _logs = new();
    private readonly string _address = $"{Guid.NewGuid():N}@example.org";

    private SuppressionStore Suppressions => new(tables.Tables, _app.Clock);

    [Fact]
    public async Task Mail_that_bounced_suppresses_its_address_and_an_operator_can_see_and_lift_it()
    {
        Assert.Equal(404, (await FindAsync(_address)).Status);
        Assert.Equal(200, (await ReceiveAsync(EmailEventsTests.Report("Bounced", _address))).Status);

        var found = await FindAsync(_address.ToUpperInvariant());
        Assert.Equal((200, "hard_bounce", "2026-11-19T08:00:00+00:00"), (found.Status, found.Json.GetProperty("reason").GetString(), found.Json.GetProperty("at").GetString()));
        Assert.Equal(204, (await LiftAsync()).Status);
        Assert.Equal(404, (await FindAsync(_address)).Status);
        Assert.Equal(404, (await LiftAsync()).Status);
    }

    [Fact]
    public async Task The_same_events_twice_and_at_once_change_nothing()
    {
        var events = $"[{EmailEventsTests.Report("Bounced", _address)}, {EmailEventsTests.Report("Suppressed", _address, "2026-11-18T08:00:00Z")}]";
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => ReceiveAsync(events))));

        Assert.All(answers, a => Assert.Equal(200, a.Status));
        Assert.Equal("hard_bounce", (await FindAsync(_address)).Json.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_late_report_of_a_mail_before_the_lifting_suppresses_nothing_and_a_new_bounce_does()
    {
        await ReceiveAsync(EmailEventsTests.Report("Bounced", _address));
        await LiftAsync();
        await ReceiveAsync(EmailEventsTests.Report("Bounced", _address));
        Assert.Equal(404, (await FindAsync(_address)).Status);

        _app.Clock.Advance(TimeSpan.FromDays(1));
        await ReceiveAsync(EmailEventsTests.Report("Bounced", _address, _app.Clock.GetUtcNow().ToString("O")));
        Assert.Equal(200, (await FindAsync(_address)).Status);
    }

    [Fact]
    public async Task A_report_from_the_future_can_be_lifted()
    {
        await ReceiveAsync(EmailEventsTests.Report("Bounced", _address, "2199-01-01T00:00:00Z"));
        await LiftAsync();
        await ReceiveAsync(EmailEventsTests.Report("Bounced", _address));

        Assert.Equal(404, (await FindAsync(_address)).Status);
    }

    [Fact]
    public async Task An_operator_can_suppress_an_address_that_complained()
    {
        var request = Request($$"""{"address": "{{_address}}", "reason": "complaint"}""");
        Assert.Equal(204, (await Answer.OfAsync(await new SuppressAddress(Suppressions, _app.Clock).RunAsync(request, CancellationToken.None))).Status);
        Assert.Equal("complaint", (await FindAsync(_address)).Json.GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("{}", "#/address")]
    [InlineData("[]", "#")]
    [InlineData("{\"address\": \"a@example.org, b@example.org\"}", "#/address")]
    [InlineData("{\"address\": \"a@example.org\", \"why\": \"x\"}", "#/why")]
    public async Task What_names_no_address_is_refused(string body, string pointer)
    {
        var answer = await Answer.OfAsync(await new FindSuppression(Suppressions).RunAsync(Request(body), CancellationToken.None));
        Assert.Equal((400, pointer), (answer.Status, answer.Json.GetProperty("errors")[0].GetProperty("pointer").GetString()));
    }

    [Fact]
    public async Task The_handshake_of_Event_Grid_is_answered_with_its_code()
    {
        var answer = await ReceiveAsync("""[{"id": "1", "eventType": "Microsoft.EventGrid.SubscriptionValidationEvent", "data": {"validationCode": "512d38b6", "validationUrl": "https://rp-eastus2.eventgrid.azure.net/x"}}]""");
        Assert.Equal((200, "512d38b6"), (answer.Status, answer.Json.GetProperty("validationResponse").GetString()));
    }

    [Theory]
    [InlineData("eventgrid.azure.net", 200)]
    [InlineData("", 400)]
    [InlineData("<script>", 400)]
    public async Task The_handshake_of_CloudEvents_is_answered_with_the_origin(string origin, int status)
    {
        var request = Request("");
        request.Method = "OPTIONS";
        request.Headers["WebHook-Request-Origin"] = origin;
        var answer = await Answer.OfAsync(await Function().RunAsync(request, CancellationToken.None));
        Assert.Equal((status, status == 200 ? origin : ""), (answer.Status, answer.Headers["WebHook-Allowed-Origin"].ToString()));
    }

    [Theory]
    [InlineData("application/cloudevents+json; charset=utf-8", 200)]
    [InlineData("application/cloudevents-batch+json", 200)]
    [InlineData("text/plain", 415)]
    public async Task Events_come_as_JSON_of_either_schema(string type, int status)
    {
        var request = Request($"[{EmailEventsTests.Report("Bounced", _address, cloudEvent: true)}]");
        request.ContentType = type;
        Assert.Equal(status, (await Answer.OfAsync(await Function().RunAsync(request, CancellationToken.None))).Status);
    }

    [Fact]
    public async Task As_many_events_as_Event_Grid_sends_at_once_are_taken_and_more_are_not()
    {
        var report = EmailEventsTests.Report("Delivered");
        var most = (1024 * 1024 / (report.Length + 1)) - 1;
        Assert.Equal(200, (await ReceiveAsync($"[{string.Join(',', Enumerable.Repeat(report, most))}]")).Status);
        Assert.Equal(413, (await ReceiveAsync($"[{string.Join(',', Enumerable.Repeat(report, most + 2))}]")).Status);
    }

    [Fact]
    public async Task No_address_stands_in_the_log_or_in_the_table()
    {
        await ReceiveAsync($"[{EmailEventsTests.Report("Bounced", _address)}, {EmailEventsTests.Report("FilteredSpam", _address)}]");
        Assert.Equal(2, _logs.Lines.Count);
        Assert.DoesNotContain(_logs.Lines, line => line.Contains('@', StringComparison.Ordinal));
        await foreach (var row in tables.Tables.Suppressions.QueryAsync<Azure.Data.Tables.TableEntity>())
            Assert.DoesNotContain(row, column => $"{column.Value}".Contains('@', StringComparison.Ordinal));
    }

    public void Dispose() => _logs.Dispose();

    private ReceiveEmailEvents Function()
    {
        var loggers = new LoggerFactory([_logs]);
        return new(Suppressions, _app.NoLimits, _app.Clock, loggers.CreateLogger<ReceiveEmailEvents>());
    }

    private async Task<Answer> ReceiveAsync(string body) => await Answer.OfAsync(await Function().RunAsync(Request(body), CancellationToken.None));

    private async Task<Answer> FindAsync(string address) =>
        await Answer.OfAsync(await new FindSuppression(Suppressions).RunAsync(Request($$"""{"address": "{{address}}"}"""), CancellationToken.None));

    private async Task<Answer> LiftAsync() => await Answer.OfAsync(await new LiftSuppression(Suppressions).RunAsync(Request($$"""{"address": "{{_address}}"}"""), CancellationToken.None));

    private static HttpRequest Request(string body)
    {
        var context = Answer.Context();
        context.Request.Method = "POST";
        context.Request.ContentType = "application/json";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        return context.Request;
    }
}
