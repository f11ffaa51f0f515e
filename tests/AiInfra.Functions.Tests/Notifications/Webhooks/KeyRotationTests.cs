using AiInfra.Functions.Notifications.Webhooks;
using AiInfra.Functions.Tests.Intake.Webhooks;
using AiInfra.Subscribers;
using Microsoft.Extensions.Time.Testing;

namespace AiInfra.Functions.Tests.Notifications.Webhooks;

/// <summary>What the reference implementation of Standard Webhooks makes of our signatures while a receiver changes its key.</summary>
public sealed class KeyRotationTests(NodeSender package) : IClassFixture<NodeSender>, IAsyncLifetime
{
    private static readonly string Old = SigningKey.New();
    private static readonly string New = SigningKey.New();

    private readonly HttpReceiver _receiver = new("webhook-id");

    /// <summary>Begins now: the package looks at the clock of the machine.</summary>
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());

    public async ValueTask InitializeAsync() => await _receiver.StartAsync();

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();

    [Fact]
    public async Task Before_a_rotation_the_only_key_verifies()
    {
        var request = await SendAsync(Old, null);
        Assert.Equal((true, false), (await VerifiesAsync(Old, request), await VerifiesAsync(New, request)));
    }

    [Fact]
    public async Task During_a_rotation_both_keys_verify_and_the_new_signature_stands_first()
    {
        var request = await SendAsync(New, new(Old, _clock.GetUtcNow().AddSeconds(1)));
        Assert.Equal((true, true), (await VerifiesAsync(Old, request), await VerifiesAsync(New, request)));
        var first = new Dictionary<string, string>(request.Headers) { ["webhook-signature"] = request.Headers["webhook-signature"].Split(' ')[0] };
        Assert.True(await package.VerifiesAsync(New, first, request.Body));
    }

    [Fact]
    public async Task After_a_rotation_the_old_key_verifies_no_more()
    {
        var retired = new RetiredKey(Old, _clock.GetUtcNow().AddSeconds(1));
        _clock.Advance(TimeSpan.FromSeconds(1));
        var request = await SendAsync(New, retired);
        Assert.Equal((false, true), (await VerifiesAsync(Old, request), await VerifiesAsync(New, request)));
    }

    [Fact]
    public async Task An_old_key_that_cannot_be_read_is_left_out() => Assert.DoesNotContain(' ', (await SendAsync(New, new("whsec_", _clock.GetUtcNow().AddDays(1)))).Headers["webhook-signature"]);

    private Task<bool> VerifiesAsync(string key, ReceivedRequest request) => package.VerifiesAsync(key, request.Headers, request.Body);

    private async Task<ReceivedRequest> SendAsync(string key, RetiredKey? retired)
    {
        using var channel = new WebhookChannel(new(TimeSpan.FromSeconds(20), AllowLoopback: true), _clock);
        var address = new ChannelAddress(ChannelType.Webhook, $"{_receiver.Url}/hooks", key) { OldKey = retired };
        await channel.SendAsync(SampleNotifications.Hostile(), address, CancellationToken.None);
        return Assert.Single(_receiver.Requests);
    }
}
