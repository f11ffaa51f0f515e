using AiInfra.Functions.Notifications;
using AiInfra.Functions.Notifications.Email;
using AiInfra.Functions.Notifications.Email.Smtp;
using AiInfra.Functions.Tests.Storage;
using AiInfra.Subscribers;
using MailKit.Security;
using Microsoft.Extensions.Time.Testing;

namespace AiInfra.Functions.Tests.Notifications.Email;

public sealed class SmtpConnectionsTests : IClassFixture<OwnTables>, IAsyncDisposable
{
    private readonly SmtpReceiver _receiver = new();
    private readonly FakeTimeProvider _time = new(new(2025, 9, 10, 14, 30, 5, TimeSpan.Zero));
    private readonly SmtpCarrier _carrier;
    private readonly EmailChannel _channel;

    public SmtpConnectionsTests(OwnTables tables)
    {
        _carrier = new(new() { Host = "127.0.0.1", Port = _receiver.Port, Security = SecureSocketOptions.None, Connections = 2 }, TimeSpan.FromSeconds(10), _time);
        _channel = new(new("", "alerts@example.org"), _carrier, new(new(tables.Tables), 0, _time), new(tables.Tables, _time), _time);
    }

    [Fact]
    public async Task A_connection_that_has_just_been_used_is_used_again_without_asking()
    {
        await SendTwiceAsync(TimeSpan.FromMilliseconds(500));
        Assert.Equal(1, _receiver.Connections);
        Assert.DoesNotContain("NOOP", _receiver.Commands);
    }

    [Fact]
    public async Task A_connection_that_has_rested_is_asked_first()
    {
        await SendTwiceAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(1, _receiver.Connections);
        Assert.Contains("NOOP", _receiver.Commands);
    }

    [Fact]
    public async Task A_connection_that_has_rested_for_minutes_is_given_up()
    {
        await SendTwiceAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(2, _receiver.Connections);
    }

    [Fact]
    public async Task A_connection_that_the_server_closed_meanwhile_is_replaced()
    {
        await SendTwiceAsync(TimeSpan.FromSeconds(30), _receiver.CloseConnections);
        Assert.Equal(2, _receiver.Connections);
    }

    [Fact]
    public async Task A_mail_is_dated_by_the_clock()
    {
        await SendAsync();
        Assert.Equal(_time.GetUtcNow(), Assert.Single(_receiver.Messages).Date);
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        _carrier.Dispose();
        await _receiver.DisposeAsync();
    }

    private async Task SendTwiceAsync(TimeSpan apart, Action? meanwhile = null)
    {
        await SendAsync();
        _time.Advance(apart);
        meanwhile?.Invoke();
        await SendAsync();
    }

    private async Task SendAsync() =>
        Assert.IsType<SendResult.Accepted>(await _channel.SendAsync(SampleNotifications.OracleOpenAi(), new(ChannelType.Email, "a@example.org"), CancellationToken.None));
}
