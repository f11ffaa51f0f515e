using AiInfra.Functions.Notifications;
using AiInfra.Functions.Notifications.Email;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Storage.Limits;
using AiInfra.Functions.Tests.Storage;
using AiInfra.Subscribers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AiInfra.Functions.Tests.Notifications.Email;

public sealed class EmailChannelTests(OwnTables tables) : PeopleChannelContract, IClassFixture<OwnTables>
{
    private readonly SmtpReceiver _receiver = new();

    private protected override IReceiver Receiver => _receiver;

    private protected override TimeSpan? NamedWait => null;

    private protected override ChannelAddress Address => new(ChannelType.Email, $"{Secret}@example.org");

    public override ValueTask InitializeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_refusal_names_the_reply_code_and_the_enhanced_code_without_the_address()
    {
        _receiver.Answer = ReceiverAnswer.RefuseForGood;
        var refused = Assert.IsType<SendResult.Refused>(await SendAsync());
        Assert.Equal("no-such-mailbox", refused.Reason);
        Assert.Equal("550 5.1.1 <…>: no mailbox … here, see …", refused.Detail);
    }

    [Theory]
    [InlineData("MAIL", "550 5.7.1 sender not allowed", null)]
    [InlineData("MAIL", "421 4.7.0 too many messages", null)]
    [InlineData("MAIL", "530 5.7.0 log in first", null)]
    [InlineData("RCPT", "421 4.3.2 going down", null)]
    [InlineData("RCPT", "452 4.2.2 full", null)]
    [InlineData("RCPT", "450 4.2.1 busy", null)]
    [InlineData("RCPT", "550 5.1.1 no such user", "no-such-mailbox")]
    [InlineData("RCPT", "552 5.2.2 full", null)]
    [InlineData("RCPT", "552 too many", null)]
    [InlineData("RCPT", "554 5.2.2 full", null)]
    [InlineData("RCPT", "535 5.7.8 log in first", null)]
    [InlineData(".", "552 5.3.4 message too big", "smtp-552")]
    [InlineData(".", "550 5.7.1 not wanted", "smtp-550")]
    [InlineData("DATA", "451 4.3.0 later", null)]
    [InlineData("DATA", "554 5.5.1 no valid recipients", "smtp-554")]
    [InlineData(".", "451 4.3.0 later", null)]
    [InlineData(".", "554 5.7.1 looks like spam", "smtp-554")]
    [InlineData("EHLO", "502 5.5.1 no", null)]
    public async Task Only_what_is_refused_about_the_message_is_refused_for_good(string command, string reply, string? reason)
    {
        _receiver.Replies[command] = reply;
        if (command == "EHLO") _receiver.Replies["HELO"] = reply;
        Assert.Equal(reason, (await SendAsync() as SendResult.Refused)?.Reason);
        _receiver.Replies.Clear();
        Assert.IsType<SendResult.Accepted>(await SendAsync());
    }

    [Fact]
    public async Task A_greeting_that_sends_us_away_does_not_lose_the_mail()
    {
        _receiver.Greeting = "554 5.7.1 your network is blocked";
        Assert.Equal("no connection to the mail server: 554 5.7.1 your network is blocked", Assert.IsType<SendResult.Failed>(await SendAsync()).Detail);
    }

    [Fact]
    public async Task A_wrong_password_does_not_lose_the_mail_and_is_not_told()
    {
        _receiver.Replies["AUTH"] = $"535 5.7.8 wrong password {Secret}";
        Assert.IsType<SendResult.Failed>(await SendAsync());
    }

    [Fact]
    public async Task A_server_without_the_TLS_that_was_asked_for_gets_no_mail()
    {
        var failed = await Channel(("Security", "starttls")).SendAsync(SampleNotifications.OracleOpenAi(), Address, CancellationToken.None);
        Assert.IsType<SendResult.Failed>(failed);
        Assert.DoesNotContain(_receiver.Commands, c => c.StartsWith("AUTH", StringComparison.Ordinal) || c.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_beyond_ASCII_is_refused_by_a_server_without_SMTPUTF8() =>
        Assert.Equal(RefusalReason.Rejected, Assert.IsType<SendResult.Refused>(await SendAsync(Address with { Address = "renée@example.org" })).Reason);

    [Theory]
    [InlineData("a@example.org, b@example.org")]
    [InlineData("group: a@example.org;")]
    [InlineData("someone")]
    public async Task A_list_a_group_or_a_name_is_no_address(string address)
    {
        Assert.Equal(RefusalReason.AddressInvalid, Assert.IsType<SendResult.Refused>(await SendAsync(Address with { Address = address })).Reason);
        Assert.Empty(_receiver.Commands);
    }

    [Fact]
    public async Task A_burst_goes_over_few_connections()
    {
        var channel = Channel();
        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => channel.SendAsync(SampleNotifications.OracleOpenAi(), Address, CancellationToken.None)));
        Assert.All(results, r => Assert.IsType<SendResult.Accepted>(r));
        Assert.Equal(50, _receiver.Messages.Count);
        Assert.InRange(_receiver.Connections, 1, 4);
    }

    [Fact]
    public async Task A_connection_is_given_up_after_a_hundred_messages()
    {
        var channel = Channel();
        for (var i = 0; i < 101; i++) await channel.SendAsync(SampleNotifications.OracleOpenAi(), Address, CancellationToken.None);
        Assert.Equal(2, _receiver.Connections);
    }

    [Fact]
    public async Task A_suppressed_address_gets_no_mail_in_whatever_spelling()
    {
        var address = $"{Guid.NewGuid():N}@example.org";
        await new SuppressionStore(tables.Tables, TimeProvider.System).SuppressAsync(new("", address), SuppressionReason.HardBounce, DateTimeOffset.UnixEpoch, CancellationToken.None);
        var refused = Assert.IsType<SendResult.Refused>(await SendAsync(Address with { Address = $"Analyst <{address.ToUpperInvariant()}>" }));
        Assert.Equal((RefusalReason.Suppressed, "no mail goes to this address (hard_bounce)"), (refused.Reason, refused.Detail));
        Assert.Empty(_receiver.Commands);
    }

    private protected override Dictionary<string, string?> Settings(int port) => new()
    {
        ["Email:Host"] = "127.0.0.1",
        ["Email:Port"] = $"{(port == 0 ? _receiver.Port : port)}",
        ["Email:Security"] = "none",
        ["Email:User"] = "sender",
        ["Email:Password"] = Secret,
        ["Email:From"] = "Deal alerts <alerts@deals.example.org>",
        ["Email:TimeoutSeconds"] = "10",
    };

    private protected override void Add(IServiceCollection services, IConfiguration configuration) => services.AddSingleton(tables.Tables).AddSingleton<SharedPermits>().AddEmailChannel(configuration);

    private protected override ChannelAddress AddressAt(int port) => Address;
}
