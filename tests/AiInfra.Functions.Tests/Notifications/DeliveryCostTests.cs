using AiInfra.Functions.Tests.Storage;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Tests.Notifications;

/// <summary>What one delivery costs in storage round trips, when nothing goes wrong and the event was read for someone else a moment ago.</summary>
public sealed class DeliveryCostTests(OwnTables tables) : IClassFixture<OwnTables>
{
    /// <summary>Subscriber, line of the subscriber, claim, result, owed line; for people also the window of their bursts, read and opened. The one event is read once for each message here, since every message has an instance of its own.</summary>
    [Theory]
    [InlineData(ChannelType.Webhook, false, 5)]
    [InlineData(ChannelType.Email, true, 5)]
    [InlineData(ChannelType.Email, false, 7)]
    public async Task A_delivery_costs_so_many_round_trips_and_no_more(ChannelType type, bool eachAlone, int expected)
    {
        var wire = new FaultyWire();
        var app = new AppParts(tables.Through(wire));
        var channel = new RecordingChannel(type);
        var rule = Given.Rule();
        var address = type is ChannelType.Email ? Given.Mailbox(Given.NewId("m")) : new(type, "https://hooks.example.org/");
        await app.Subscribers.PutAsync(Given.Subscriber(rule.Id, address) with { EachAlone = eachAlone }, CancellationToken.None);
        var postman = new Postman(app, channel);
        await postman.RaiseAsync(rule);
        await app.Rules.CurrentAsync(CancellationToken.None); // known for a second
        wire.Requests.Clear();

        await postman.DeliverDueAsync();

        Assert.Single(channel.Sent);
        Assert.Equal(expected, wire.Requests.Count(r => !r.Contains("evaluations", StringComparison.Ordinal)));
        Assert.Equal(1, wire.Requests.Count(r => r.Contains("evaluations", StringComparison.Ordinal)));
    }
}
