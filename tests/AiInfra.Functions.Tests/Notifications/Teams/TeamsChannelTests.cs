using System.Text.Json.Nodes;
using AiInfra.Functions.Notifications;
using AiInfra.Functions.Notifications.Teams;
using AiInfra.Subscribers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AiInfra.Functions.Tests.Notifications.Teams;

public sealed class TeamsChannelTests : PeopleChannelContract
{
    private readonly HttpReceiver _receiver = new(TeamsChannel.TrackingHeader);

    private protected override IReceiver Receiver => _receiver;

    private protected override TimeSpan? NamedWait => TimeSpan.FromSeconds(30);

    private protected override ChannelAddress Address => new(ChannelType.Teams, $"{_receiver.Url}/workflows/{Secret}?sig={Secret}");

    public override async ValueTask InitializeAsync() => await _receiver.StartAsync();

    [Fact]
    public async Task A_message_carries_one_adaptive_card()
    {
        await SendAsync();
        var message = JsonNode.Parse(Assert.Single(_receiver.Requests).Body)!;
        Assert.Equal("message", (string?)message["type"]);
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)Assert.Single(message["attachments"]!.AsArray())!["contentType"]);
    }

    [Theory]
    [InlineData(200, "", typeof(SendResult.Accepted), null)]
    [InlineData(200, "1", typeof(SendResult.Accepted), null)]
    [InlineData(202, "", typeof(SendResult.Accepted), null)]
    [InlineData(200, "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429 with ContextId x", typeof(SendResult.Failed), null)]
    [InlineData(200, "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 413 with ContextId x", typeof(SendResult.Refused), RefusalReason.Rejected)]
    [InlineData(302, "", typeof(SendResult.Failed), null)]
    [InlineData(400, "bad card", typeof(SendResult.Refused), RefusalReason.Rejected)]
    [InlineData(401, "", typeof(SendResult.Refused), RefusalReason.NotAllowed)]
    [InlineData(403, "", typeof(SendResult.Refused), RefusalReason.NotAllowed)]
    [InlineData(404, "", typeof(SendResult.Refused), RefusalReason.Gone)]
    [InlineData(410, "", typeof(SendResult.Refused), RefusalReason.Gone)]
    [InlineData(408, "", typeof(SendResult.Failed), null)]
    [InlineData(500, "", typeof(SendResult.Failed), null)]
    public async Task An_answer_means_what_workflows_mean_by_it(int status, string text, Type result, string? reason)
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
        Assert.Single(_receiver.Requests);
    }

    [Fact]
    public async Task A_throttling_without_a_time_waits_some_seconds()
    {
        _receiver.Respond = response => response.WriteAsync("Microsoft Teams endpoint returned HTTP error 429");
        Assert.Equal(TeamsAnswer.DefaultWait, Assert.IsType<SendResult.Failed>(await SendAsync()).RetryAfter);
    }

    [Theory]
    [InlineData("https://example.org/workflows/x")]
    [InlineData("https://logic.azure.com.example.org/x")]
    [InlineData("https://evil-logic.azure.com/x")]
    [InlineData("http://prod-1.westeurope.logic.azure.com/x")]
    [InlineData("https://prod-1.westeurope.logic.azure.com:8443/x")]
    [InlineData("https://user@prod-1.westeurope.logic.azure.com/x")]
    public async Task A_host_that_is_no_workflow_is_refused(string url) =>
        Assert.Equal(RefusalReason.AddressInvalid, Assert.IsType<SendResult.Refused>(await SendAsync(Address with { Address = url })).Reason);

    private protected override Dictionary<string, string?> Settings(int port) => new() { ["Teams:AllowLoopback"] = "true", ["Teams:TimeoutSeconds"] = "10" };

    private protected override void Add(IServiceCollection services, IConfiguration configuration) => services.AddTeamsChannel(configuration);

    private protected override ChannelAddress AddressAt(int port) => Address with { Address = $"http://127.0.0.1:{port}/workflows/{Secret}" };
}
