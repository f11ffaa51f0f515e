using System.Net;
using System.Net.Sockets;
using AiInfra.Alerts;
using AiInfra.Functions.Notifications;
using AiInfra.Subscribers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AiInfra.Functions.Tests.Notifications;

/// <summary>What every channel owes the pipeline, on real sockets. Each channel is composed as the app composes it.</summary>
public abstract class ChannelContract : IAsyncLifetime
{
    /// <summary>Stands in every address, so that it would be seen in a result or a log line.</summary>
    protected const string Secret = "s3cr3t-t0ken";

    /// <summary>For sends that are never answered.</summary>
    private static readonly (string Key, string Value) Hasty = ("TimeoutSeconds", "2");

    private readonly CapturedLogs _logs = new();
    private ServiceProvider? _services;

    private protected abstract IReceiver Receiver { get; }

    /// <summary>The wait that the receiver names when it throttles; SMTP has no way to name one.</summary>
    private protected abstract TimeSpan? NamedWait { get; }

    private protected abstract ChannelAddress Address { get; }

    public abstract ValueTask InitializeAsync();

    /// <summary>The channel's own settings, with a timeout that a busy machine keeps; a port of 0 means the receiver's.</summary>
    private protected abstract Dictionary<string, string?> Settings(int port);

    private protected abstract void Add(IServiceCollection services, IConfiguration configuration);

    /// <summary>The same address at another port.</summary>
    private protected abstract ChannelAddress AddressAt(int port);

    [Fact]
    public async Task What_the_provider_takes_is_accepted_and_carries_the_delivery_id()
    {
        Assert.IsType<SendResult.Accepted>(await SendAsync());
        Assert.Equal([SampleNotifications.DeliveryId], Receiver.DeliveryIds);
    }

    [Fact]
    public async Task A_repeat_carries_the_same_delivery_id()
    {
        await SendAsync();
        await SendAsync();
        Assert.Equal([SampleNotifications.DeliveryId, SampleNotifications.DeliveryId], Receiver.DeliveryIds);
    }

    [Fact]
    public async Task What_is_refused_for_good_is_refused_with_a_reason()
    {
        Receiver.Answer = ReceiverAnswer.RefuseForGood;
        Assert.NotEmpty(Assert.IsType<SendResult.Refused>(await SendAsync()).Reason);
    }

    [Fact]
    public async Task What_is_refused_for_now_has_failed()
    {
        Receiver.Answer = ReceiverAnswer.RefuseForNow;
        Assert.IsType<SendResult.Failed>(await SendAsync());
    }

    [Fact]
    public async Task A_throttled_send_has_failed_with_the_wait_that_was_named()
    {
        Receiver.Answer = ReceiverAnswer.Throttle;
        Assert.Equal(NamedWait, Assert.IsType<SendResult.Failed>(await SendAsync()).RetryAfter);
    }

    [Fact]
    public async Task A_send_that_is_never_answered_has_failed_though_it_arrived()
    {
        Receiver.Answer = ReceiverAnswer.ReadAllAndNeverAnswer;
        Channel(Hasty);
        Assert.IsType<SendResult.Failed>(await SendAsync());
        Assert.Equal([SampleNotifications.DeliveryId], Receiver.DeliveryIds);
    }

    [Fact]
    public async Task After_a_failure_the_next_send_is_accepted()
    {
        Receiver.Answer = ReceiverAnswer.ReadAllAndNeverAnswer;
        Channel(Hasty);
        await SendAsync();
        Receiver.Answer = ReceiverAnswer.Accept;
        Assert.IsType<SendResult.Accepted>(await SendAsync());
    }

    [Fact]
    public async Task A_refused_connection_is_a_failure()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        Assert.IsType<SendResult.Failed>(await SendAsync(AddressAt(port), port));
    }

    [Fact]
    public async Task A_cancelled_send_throws()
    {
        Receiver.Answer = ReceiverAnswer.ReadAllAndNeverAnswer;
        using var cancel = new CancellationTokenSource();
        var sending = Channel(("TimeoutSeconds", "100")).SendAsync(SampleNotifications.OracleOpenAi(), Address, cancel.Token);
        await Receiver.Received.WaitAsync(TimeSpan.FromSeconds(10));
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense " + Secret)]
    [InlineData("ftp://example.org/" + Secret)]
    [InlineData("a@example.org\r\nBcc: " + Secret + "@example.org")]
    public async Task What_is_no_address_of_this_channel_is_refused(string address)
    {
        var refused = Assert.IsType<SendResult.Refused>(await SendAsync(Address with { Address = address }));
        Assert.Equal(RefusalReason.AddressInvalid, refused.Reason);
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null) await _services.DisposeAsync();
        await Receiver.DisposeAsync();
        _logs.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Sends, and holds that neither the result nor any log line tells the address.</summary>
    private protected Task<SendResult> SendAsync(ChannelAddress? address = null, int port = 0) => SendAsync(SampleNotifications.OracleOpenAi(), address, port);

    /// <inheritdoc cref="SendAsync(ChannelAddress?, int)"/>
    private protected async Task<SendResult> SendAsync(Notification notification, ChannelAddress? address = null, int port = 0)
    {
        var result = await Channel(port: port).SendAsync(notification, address ?? Address, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.DoesNotContain(Secret, string.Join('\n', [result.ToString(), .. _logs.Lines]), StringComparison.OrdinalIgnoreCase);
        return result;
    }

    private protected IChannel Channel((string Key, string Value)? setting = null, int port = 0)
    {
        var settings = Settings(port);
        if (setting is { } other) settings[$"{settings.Keys.First().Split(':')[0]}:{other.Key}"] = other.Value;
        if (_services is null || setting is not null || port != 0)
        {
            _services?.Dispose();
            var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
            var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging(l => l.AddProvider(_logs).SetMinimumLevel(LogLevel.Trace));
            Add(services, configuration);
            _services = services.BuildServiceProvider();
        }

        return _services.GetRequiredService<IChannel>();
    }
}
