using System.Net;
using AiInfra.Functions.Notifications;
using AiInfra.Functions.Notifications.Webhooks;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Tests.Notifications.Webhooks;

/// <summary>A subscriber's URL reaches nothing but hosts of the public internet (OWASP, server-side request forgery), and its owner is told why.</summary>
public sealed class PrivateAddressTests : IAsyncLifetime
{
    /// <summary>A public address from which no answer comes in time, if one comes at all.</summary>
    private static readonly IPAddress Public = IPAddress.Parse("2600::");

    private readonly HttpReceiver _receiver = new("webhook-id");
    private int _lookUps;

    public async ValueTask InitializeAsync() => await _receiver.StartAsync();

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();

    [Theory]
    [InlineData("https://127.0.0.1/x")]
    [InlineData("https://10.0.0.8/x")]
    [InlineData("https://169.254.169.254/")]
    [InlineData("https://168.63.129.16/x")]
    [InlineData("https://2130706433/x")]
    [InlineData("https://0x7f000001/x")]
    [InlineData("https://0x7f.0.0.1/x")]
    [InlineData("https://0177.0.0.1/x")]
    [InlineData("https://127.1/x")]
    [InlineData("https://0/x")]
    [InlineData("https://①②⑦.⓪.⓪.①/x")]
    [InlineData("https://[::1]/x")]
    [InlineData("https://[::]/x")]
    [InlineData("https://[::ffff:10.0.0.1]/x")]
    [InlineData("https://[::ffff:a9fe:a9fe]/x")]
    [InlineData("https://[::10.0.0.1]/x")]
    [InlineData("https://[64:ff9b::a00:1]/x")]
    [InlineData("https://[fd00::1]/x")]
    [InlineData("https://[fe80::1%251]/x")]
    public async Task An_address_that_is_not_public_is_refused_at_entry_however_it_is_written(string url)
    {
        using var channel = Channel(LookUp);
        Assert.Contains("a private or reserved address: it must be a host that is reached over the public internet", channel.WhyUnusable(Address(url)), StringComparison.Ordinal);
        Assert.Equal(RefusalReason.AddressNotPublic, Assert.IsType<SendResult.Refused>(await SendAsync(channel, url)).Reason);
    }

    [Theory]
    [InlineData("https://localhost/x")]
    [InlineData("https://LOCALHOST./x")]
    [InlineData("https://app.localhost/x")]
    [InlineData("https://intranet/x")]
    [InlineData("https://printer.local/x")]
    [InlineData("https://metadata.google.internal/x")]
    public async Task A_name_of_a_private_network_is_refused_at_entry(string url)
    {
        using var channel = Channel(LookUp);
        Assert.Equal("names a host of a private network: it must be a host that is reached over the public internet", channel.WhyUnusable(Address(url)));
        Assert.Equal(RefusalReason.AddressNotPublic, Assert.IsType<SendResult.Refused>(await SendAsync(channel, url)).Reason);
    }

    [Theory]
    [InlineData("http://localhost")]
    [InlineData("http://169.254.169.254/")]
    [InlineData("http://example.org/")]
    [InlineData("https://example.org:8443/")]
    [InlineData("https://user@example.org/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://example.org/")]
    public void Anything_but_https_on_its_own_port_is_refused_at_entry(string url)
    {
        using var channel = Channel(LookUp);
        Assert.Equal("must be an https URL on port 443, without a user name", channel.WhyUnusable(Address(url)));
    }

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("fd00::1")]
    [InlineData("10.0.0.1 192.168.1.1")]
    public async Task A_name_that_leads_to_private_addresses_is_refused_when_connecting(string addresses)
    {
        using var channel = Channel(LookUp([.. addresses.Split(' ').Select(IPAddress.Parse)]));
        Assert.Null(channel.WhyUnusable(Address("https://hooks.example.org/x")));
        var refused = Assert.IsType<SendResult.Refused>(await SendAsync(channel, "https://hooks.example.org/x"));
        Assert.Equal((RefusalReason.AddressNotPublic, "the host leads to no public address: nothing was sent"), (refused.Reason, refused.Detail));
    }

    [Fact]
    public async Task A_name_that_rebinds_after_the_check_finds_no_second_look_up_and_is_refused_at_the_next()
    {
        NameResolver rebinding = (_, _) => Task.FromResult<IPAddress[]>(Interlocked.Increment(ref _lookUps) == 1 ? [Public] : [IPAddress.Loopback]);
        using var channel = Channel(rebinding);
        using var other = Channel(rebinding);

        Assert.IsType<SendResult.Failed>(await SendAsync(channel, "https://rebind.example.org/x"));
        Assert.Equal(1, _lookUps);
        Assert.Equal(RefusalReason.AddressNotPublic, Assert.IsType<SendResult.Refused>(await SendAsync(other, "https://rebind.example.org/x")).Reason);
    }

    [Fact]
    public async Task Of_a_public_and_a_private_address_only_the_public_one_is_tried()
    {
        using var channel = Channel(LookUp(Public, IPAddress.Loopback));
        Assert.IsType<SendResult.Failed>(await SendAsync(channel, "https://both.example.org/x"));
    }

    /// <summary>The local setting opens loopback to URLs that say so, and to no name that leads there.</summary>
    [Fact]
    public async Task Where_loopback_is_allowed_a_name_that_leads_there_is_refused_all_the_same()
    {
        using var channel = Channel(LookUp(IPAddress.Loopback), allowLoopback: true);
        Assert.IsType<SendResult.Accepted>(await SendAsync(channel, _receiver.Url));
        Assert.Equal(RefusalReason.AddressNotPublic, Assert.IsType<SendResult.Refused>(await SendAsync(channel, "https://sneaky.example.org/x")).Reason);
        Assert.Single(_receiver.Requests);
    }

    private static WebhookChannel Channel(NameResolver resolve, bool allowLoopback = false) => new(new(TimeSpan.FromSeconds(1), allowLoopback), TimeProvider.System, resolve);

    private static NameResolver LookUp(params IPAddress[] addresses) => (_, _) => Task.FromResult(addresses);

    private static Task<IPAddress[]> LookUp(string host, CancellationToken cancellationToken) => throw new InvalidOperationException($"{host} was looked up: it should have been refused before.");

    private static ChannelAddress Address(string url) => new(ChannelType.Webhook, url, SigningKey.New());

    private static Task<SendResult> SendAsync(WebhookChannel channel, string url) => channel.SendAsync(SampleNotifications.OracleOpenAi(), Address(url), CancellationToken.None);
}
