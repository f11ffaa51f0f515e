using System.Text.Json.Nodes;
using AiInfra.Functions.Notifications;
using AiInfra.Functions.Notifications.Slack;
using AiInfra.Subscribers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AiInfra.Functions.Tests.Notifications.Slack;

public sealed class SlackChannelTests : PeopleChannelContract
{
    private readonly HttpReceiver _receiver = new(request => (string)JsonNode.Parse(request.Body)!["blocks"]![0]!["block_id"]!);

    private protected override IReceiver Receiver => _receiver;

    private protected override TimeSpan? NamedWait => TimeSpan.FromSeconds(30);

    private protected override ChannelAddress Address => new(ChannelType.Slack, $"{_receiver.Url}/services/T0/B0/{Secret}");

    public override async ValueTask InitializeAsync() => await _receiver.StartAsync();

    [Theory]
    [InlineData(200, "ok", typeof(SendResult.Accepted), null, "accepted by Slack; whether anyone saw it is not known")]
    [InlineData(302, "", typeof(SendResult.Failed), null, "HTTP 302")]
    [InlineData(400, "invalid_payload", typeof(SendResult.Refused), RefusalReason.Rejected, "HTTP 400 invalid_payload")]
    [InlineData(403, "action_prohibited", typeof(SendResult.Refused), RefusalReason.NotAllowed, "HTTP 403 action_prohibited")]
    [InlineData(404, "no_service\n", typeof(SendResult.Refused), RefusalReason.Gone, "HTTP 404 no_service")]
    [InlineData(410, "channel_is_archived", typeof(SendResult.Refused), RefusalReason.Gone, "HTTP 410 channel_is_archived")]
    [InlineData(429, "rate_limited", typeof(SendResult.Failed), null, "HTTP 429 rate_limited")]
    [InlineData(500, "rollup_error", typeof(SendResult.Failed), null, "HTTP 500 rollup_error")]
    [InlineData(503, "<html>/services/T0/B0/" + Secret, typeof(SendResult.Failed), null, "HTTP 503")]
    public async Task An_answer_means_what_Slack_means_by_it(int status, string text, Type result, string? reason, string detail)
    {
        _receiver.Respond = async response =>
        {
            response.StatusCode = status;
            response.Headers.Location = $"{_receiver.Url}/elsewhere";
            await response.WriteAsync(text);
        };
        var answer = await SendAsync();
        Assert.IsType(result, answer);
        Assert.Equal(reason, (answer as SendResult.Refused)?.Reason);
        Assert.Contains(detail, answer.ToString(), StringComparison.Ordinal);
        Assert.Single(_receiver.Requests);
    }

    [Theory]
    [InlineData("https://example.org/services/T0/B0/x")]
    [InlineData("https://hooks.slack.com.example.org/services/T0/B0/x")]
    [InlineData("https://evil-hooks.slack.com/services/T0/B0/x")]
    [InlineData("http://hooks.slack.com/services/T0/B0/x")]
    [InlineData("https://hooks.slack.com:8443/services/T0/B0/x")]
    [InlineData("https://user@hooks.slack.com/services/T0/B0/x")]
    public async Task A_host_that_is_not_Slack_is_refused(string url) =>
        Assert.Equal(RefusalReason.AddressInvalid, Assert.IsType<SendResult.Refused>(await SendAsync(Address with { Address = url })).Reason);

    private protected override Dictionary<string, string?> Settings(int port) => new() { ["Slack:AllowLoopback"] = "true", ["Slack:TimeoutSeconds"] = "10" };

    private protected override void Add(IServiceCollection services, IConfiguration configuration) => services.AddSlackChannel(configuration);

    private protected override ChannelAddress AddressAt(int port) => Address with { Address = $"http://127.0.0.1:{port}/services/T0/B0/{Secret}" };
}
