using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using AiInfra.Alerts;
using AiInfra.Functions.Notifications;
using AiInfra.Functions.Notifications.Email;
using AiInfra.Functions.Notifications.Email.Acs;
using AiInfra.Functions.Storage.Limits;
using AiInfra.Functions.Tests.Storage;
using AiInfra.Subscribers;
using Azure.Identity;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AiInfra.Functions.Tests.Notifications.Email.Acs;

/// <summary>The email channel by Azure Communication Services: the documented requests and answers (Email REST API 2023-03-31) over a real socket.</summary>
public sealed class AcsChannelTests(OwnTables tables) : PeopleChannelContract, IClassFixture<OwnTables>
{
    private const string Suppressed = """{"error":{"code":"EmailDroppedAllRecipientsSuppressed","message":"Message dropped because all recipients were suppressed"}}""";

    private readonly FakeIdentity _identity = new($"{Secret}.jwt");
    private readonly HttpReceiver _receiver = new(request => HeadersOf(request)["Message-Id"]!.GetValue<string>().Trim('<').Split('@')[0]) { Refuse = response => AnswerAsync(response, 400, Suppressed) };

    private protected override IReceiver Receiver => _receiver;

    private protected override TimeSpan? NamedWait => TimeSpan.FromSeconds(30);

    private protected override ChannelAddress Address => new(ChannelType.Email, $"{Secret}@example.org");

    public override async ValueTask InitializeAsync() => await _receiver.StartAsync();

    [Fact]
    public async Task A_mail_is_one_request_as_documented()
    {
        var analyst = Address with { Address = "Ann Alyst <analyst@bücher.example>" };
        Assert.Equal(new SendResult.Accepted("accepted by Azure Communication Services"), await SendAsync(SampleNotifications.Correction() with { Corrects = "dlv-first" }, analyst));
        var request = Assert.Single(_receiver.Requests);
        Assert.Equal(("/emails:send", "?api-version=2023-03-31", "application/json", $"Bearer {Secret}.jwt"), (request.Path, request.Query, request.Headers["Content-Type"], request.Headers["Authorization"]));
        using var mail = Mail.Of(SampleNotifications.Correction() with { Corrects = "dlv-first" }, new("", "alerts@deals.example.org"), new("", "a@example.org"), default);
        var expected = new JsonObject
        {
            ["senderAddress"] = "alerts@deals.example.org",
            ["content"] = new JsonObject { ["subject"] = mail.Subject, ["plainText"] = mail.TextBody, ["html"] = mail.HtmlBody },
            ["recipients"] = new JsonObject { ["to"] = new JsonArray(new JsonObject { ["address"] = "analyst@xn--bcher-kva.example", ["displayName"] = "Ann Alyst" }) },
            ["headers"] = new JsonObject
            {
                ["Message-Id"] = $"<{SampleNotifications.DeliveryId}@deals.example.org>",
                ["In-Reply-To"] = "<dlv-first@deals.example.org>",
                ["References"] = "<dlv-first@deals.example.org>",
                ["List-Id"] = "AI infrastructure deal alerts <deal-alerts.deals.example.org>",
                ["List-Unsubscribe"] = "<https://deals.example.org/s/unsubscribe/token>",
                ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click",
                ["Auto-Submitted"] = "auto-generated",
            },
            ["userEngagementTrackingDisabled"] = true,
        };
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(request.Body)), JsonNode.Parse(request.Body)!.ToJsonString());
    }

    [Fact]
    public async Task A_link_of_a_real_length_stands_whole_in_its_header()
    {
        var link = new Uri("https://deals.example.org/s/unsubscribe/" + new string('t', 400));
        await SendAsync(SampleNotifications.OracleOpenAi() with { Reader = new(ReaderLanguage.En, null, link) });
        Assert.Equal($"<{link}>", HeadersOf(Assert.Single(_receiver.Requests))["List-Unsubscribe"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_repeat_is_the_same_operation_and_another_delivery_another()
    {
        await SendAsync();
        await SendAsync();
        await SendAsync(SampleNotifications.OracleOpenAi() with { DeliveryId = "dlv-other" });
        var operations = _receiver.Requests.Select(request => Guid.Parse(request.Headers["Operation-Id"])).ToList();
        Assert.Equal(operations[0], operations[1]);
        Assert.NotEqual(operations[0], operations[2]);
        Assert.All(operations, operation => Assert.Equal((8, true), (operation.Version, operation.Variant is >= 8 and <= 11)));
    }

    [Fact]
    public async Task The_identity_is_asked_for_each_mail_and_keeps_the_token_itself()
    {
        await SendAsync();
        await SendAsync();
        Assert.Equal(["https://communication.azure.com//.default", "https://communication.azure.com//.default"], _identity.Scopes);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent_and_the_mail_is_not_lost()
    {
        _identity.Fault = new CredentialUnavailableException($"no identity {Secret}");
        Assert.Contains("identity", Assert.IsType<SendResult.Failed>(await SendAsync()).Detail, StringComparison.Ordinal);
        Assert.Empty(_receiver.Requests);
    }

    [Theory]
    [InlineData(400, Suppressed, "suppressed")]
    [InlineData(202, """{"id":"8540c0de-899f-5cce-acb5-3ec493af3800","status":"Failed","error":{"code":"EmailDroppedAllRecipientsSuppressed","message":"s3cr3t-t0ken@example.org"}}""", "suppressed")]
    [InlineData(400, """{"error":{"code":"BadRequest","message":"Invalid format for email address s3cr3t-t0ken@example.org"}}""", "address-invalid")]
    [InlineData(400, """{"error":{"code":"InvalidSenderUserName","message":"Invalid email sender username"}}""", null)]
    [InlineData(400, """{"error":{"code":"s3cr3t-t0ken@example.org","message":"?"}}""", null)]
    [InlineData(400, "s3cr3t-t0ken: no JSON", null)]
    [InlineData(400, """["no object"]""", null)]
    [InlineData(401, """{"error":{"code":"Denied","message":"Denied by the resource provider."}}""", null)]
    [InlineData(403, "", null)]
    [InlineData(404, """{"error":{"code":"DomainNotLinked","message":"The specified sender domain has not been linked."}}""", null)]
    [InlineData(422, "", null)]
    [InlineData(429, """{"error":{"code":"TooManyRequests","message":"slower"}}""", null)]
    [InlineData(500, "", null)]
    [InlineData(302, "", null)]
    public async Task Only_what_is_about_the_recipient_is_refused_for_good(int status, string body, string? reason)
    {
        _receiver.Respond = response => AnswerAsync(response, status, body);
        var result = await SendAsync();
        Assert.Equal(reason, (result as SendResult.Refused)?.Reason);
        if (reason is null) Assert.StartsWith($"HTTP {status}", Assert.IsType<SendResult.Failed>(result).Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "role")]
    [InlineData(403, "role")]
    [InlineData(404, "Email:AcsEndpoint")]
    public async Task What_the_operator_must_mend_is_said(int status, string word)
    {
        _receiver.Respond = response => AnswerAsync(response, status, "");
        Assert.Contains(word, Assert.IsType<SendResult.Failed>(await SendAsync()).Detail, StringComparison.Ordinal);
    }

    /// <summary>After a crash between the answer and the ledger.</summary>
    [Theory]
    [InlineData("Succeeded", typeof(SendResult.Accepted))]
    [InlineData("Running", typeof(SendResult.Accepted))]
    [InlineData("Failed", typeof(SendResult.Failed))]
    public async Task Of_an_operation_that_the_service_has_already_it_is_asked_what_became(string status, Type outcome)
    {
        _receiver.Respond = response => response.HttpContext.Request.Method == "POST"
            ? AnswerAsync(response, 409, """{"error":{"code":"Conflict","message":"exists"}}""")
            : AnswerAsync(response, 200, $$"""{"id":"8540c0de-899f-5cce-acb5-3ec493af3800","status":"{{status}}"}""");

        Assert.IsType(outcome, await SendAsync());

        var asked = _receiver.Requests.Last();
        Assert.Equal(($"/emails/operations/{_receiver.Requests.First().Headers["Operation-Id"]}", "?api-version=2023-03-31"), (asked.Path, asked.Query));
        Assert.StartsWith("Bearer ", asked.Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_leads_to_this_machine_gets_no_mail_and_loses_none()
    {
        using var carrier = new AcsCarrier(new("https://deals.communication.azure.com"), TimeSpan.FromSeconds(5), _identity, TimeProvider.System, new(false, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback])));
        using var mail = Mail.Of(SampleNotifications.OracleOpenAi(), new("", "alerts@deals.example.org"), new("", "a@example.org"), default);
        Assert.Contains("Email:AcsEndpoint", Assert.IsType<SendResult.Failed>(await carrier.SendAsync(mail, CancellationToken.None)).Detail, StringComparison.Ordinal);
    }

    private protected override Dictionary<string, string?> Settings(int port) => new()
    {
        ["Email:AcsEndpoint"] = "https://deals.communication.azure.com",
        ["Email:From"] = "Deal alerts <alerts@deals.example.org>",
        ["Email:TimeoutSeconds"] = "10",
        ["Receiver"] = port == 0 ? _receiver.Url : $"http://127.0.0.1:{port}",
    };

    private protected override void Add(IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(tables.Tables)
        .AddSingleton<SharedPermits>()
        .AddSingleton<IMailCarrier>(_ => new AcsCarrier(new(configuration["Receiver"]!), EmailOptions.Read(new(configuration, "Email")).Timeout, _identity, TimeProvider.System, new(allowLoopback: true)))
        .AddEmailChannel(configuration);

    private protected override ChannelAddress AddressAt(int port) => Address;

    private static JsonObject HeadersOf(ReceivedRequest request) => JsonNode.Parse(request.Body)!["headers"]!.AsObject();

    private static async Task AnswerAsync(HttpResponse response, int status, string body)
    {
        response.StatusCode = status;
        if (status == 429) response.Headers.RetryAfter = 30.ToString(CultureInfo.InvariantCulture);
        await response.WriteAsync(body);
    }
}
