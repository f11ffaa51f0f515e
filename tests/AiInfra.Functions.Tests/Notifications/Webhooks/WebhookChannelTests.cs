using System.Globalization;
using AiInfra.Alerts;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Notifications;
using AiInfra.Functions.Notifications.Webhooks;
using AiInfra.Subscribers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AiInfra.Functions.Tests.Notifications.Webhooks;

public sealed class WebhookChannelTests : ChannelContract
{
    private const string SigningSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private readonly HttpReceiver _receiver = new("webhook-id");

    private protected override IReceiver Receiver => _receiver;

    private protected override TimeSpan? NamedWait => TimeSpan.FromSeconds(30);

    private protected override ChannelAddress Address => new(ChannelType.Webhook, $"{_receiver.Url}/hooks/{Secret}?key={Secret}", SigningSecret);

    public override async ValueTask InitializeAsync() => await _receiver.StartAsync();

    [Fact]
    public async Task A_webhook_is_signed_over_what_arrived()
    {
        await SendAsync();
        var request = Assert.Single(_receiver.Requests);
        Assert.True(WebhookSignature.TryKey(SigningSecret, out var key));
        Assert.True(WebhookSignature.Verify(key, request.Headers["webhook-id"], request.Headers["webhook-timestamp"], request.Headers["webhook-signature"], request.Body, TimeProvider.System.GetUtcNow()));
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        Assert.Equal("AiInfraFunctions/" + AppVersion.Number, request.Headers["User-Agent"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_c2hvcnQ=")]
    [InlineData("whsec_not base64!")]
    public async Task Without_a_proper_key_nothing_is_sent(string? key)
    {
        Assert.Equal(RefusalReason.SigningKeyInvalid, Assert.IsType<SendResult.Refused>(await SendAsync(Address with { SigningSecret = key })).Reason);
        Assert.Empty(_receiver.Requests);
    }

    [Theory]
    [InlineData(200, typeof(SendResult.Accepted))]
    [InlineData(204, typeof(SendResult.Accepted))]
    [InlineData(301, typeof(SendResult.Failed))]
    [InlineData(307, typeof(SendResult.Failed))]
    [InlineData(400, typeof(SendResult.Failed))]
    [InlineData(404, typeof(SendResult.Failed))]
    [InlineData(410, typeof(SendResult.Refused))]
    [InlineData(500, typeof(SendResult.Failed))]
    public async Task An_answer_means_what_the_standard_says_and_no_redirect_is_followed(int status, Type result)
    {
        _receiver.Respond = response =>
        {
            response.StatusCode = status;
            response.Headers.Location = $"{_receiver.Url}/elsewhere";
            return Task.CompletedTask;
        };
        Assert.IsType(result, await SendAsync());
        Assert.Single(_receiver.Requests);
    }

    [Fact]
    public async Task A_redirect_to_a_private_address_is_not_followed_and_the_owner_reads_why()
    {
        _receiver.Respond = response =>
        {
            response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            response.Headers.Location = "http://169.254.169.254/metadata";
            return Task.CompletedTask;
        };
        Assert.Equal("HTTP 307: redirects are not followed", Assert.IsType<SendResult.Failed>(await SendAsync()).Detail);
        Assert.Single(_receiver.Requests);
    }

    [Theory]
    [InlineData(NoticeKind.Test)]
    [InlineData(NoticeKind.Confirm)]
    public async Task A_notice_that_concerns_the_endpoint_is_taken(NoticeKind kind)
    {
        Assert.IsType<SendResult.Accepted>(await SendAsync(SampleNotifications.Notice(kind)));
        Assert.Equal([SampleNotifications.DeliveryId], Receiver.DeliveryIds);
    }

    [Fact]
    public async Task What_is_for_people_is_never_sent()
    {
        foreach (var forPeople in new Notification[] { SampleNotifications.Summary(), SampleNotifications.Notice(NoticeKind.ManageLink), SampleNotifications.Notice(NoticeKind.ChannelDisabled) })
            await Assert.ThrowsAsync<InvalidOperationException>(() => SendAsync(forPeople));
        Assert.Empty(_receiver.Requests);
    }

    [Theory]
    [InlineData(429, "120", 120)]
    [InlineData(502, "7", 7)]
    [InlineData(503, "999999", 3600)]
    [InlineData(504, "Wed, 21 Oct 2015 07:28:00 GMT", 0)]
    [InlineData(503, "soon", null)]
    public async Task A_named_wait_is_kept_within_an_hour(int status, string retryAfter, int? seconds)
    {
        _receiver.Respond = response =>
        {
            response.StatusCode = status;
            response.Headers.RetryAfter = retryAfter;
            return Task.CompletedTask;
        };
        Assert.Equal(seconds, Assert.IsType<SendResult.Failed>(await SendAsync()).RetryAfter?.TotalSeconds);
    }

    [Fact]
    public async Task A_wait_until_a_date_counts_from_now()
    {
        _receiver.Respond = response =>
        {
            response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            response.Headers.RetryAfter = TimeProvider.System.GetUtcNow().AddMinutes(10).ToString("R", CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        };
        Assert.InRange(Assert.IsType<SendResult.Failed>(await SendAsync()).RetryAfter!.Value.TotalSeconds, 590, 600);
    }

    [Fact]
    public async Task Loopback_is_refused_unless_a_setting_allows_it()
    {
        var refused = await Channel(("AllowLoopback", "false")).SendAsync(SampleNotifications.OracleOpenAi(), Address, CancellationToken.None);
        Assert.Equal(RefusalReason.AddressInvalid, Assert.IsType<SendResult.Refused>(refused).Reason);
    }

    [Fact]
    public async Task A_host_without_an_address_is_a_failure() =>
        Assert.IsType<SendResult.Failed>(await Channel(("TimeoutSeconds", "5")).SendAsync(SampleNotifications.OracleOpenAi(), Address with { Address = "https://nowhere.invalid/x" }, CancellationToken.None));

    private protected override Dictionary<string, string?> Settings(int port) => new() { ["Webhooks:AllowLoopback"] = "true", ["Webhooks:TimeoutSeconds"] = "10" };

    private protected override void Add(IServiceCollection services, IConfiguration configuration) => services.AddWebhookChannel(configuration);

    private protected override ChannelAddress AddressAt(int port) => Address with { Address = $"http://127.0.0.1:{port}/hooks/{Secret}" };
}
