using AiInfra.Alerts;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Tests.Storage;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Tests.Notifications.Digests;

/// <summary>A burst of four whose process dies at each of its storage requests in turn, on either side of it; then its messages come back when the leases are over.</summary>
public sealed class DigestCrashTests(OwnTables tables, ITestOutputHelper output) : IClassFixture<OwnTables>
{
    private const int Events = 4;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whatever_breaks_off_each_event_is_told_and_under_one_delivery_alone(bool answersAreLost)
    {
        var died = true;
        var repeated = 0;
        for (var request = 1; died; request++)
        {
            (died, var again) = await DieAtAsync(request, answersAreLost);
            repeated += again;
            Assert.InRange(request, 1, 200);
        }

        output.WriteLine($"Messages sent again under their id: {repeated}");
    }

    private async Task<(bool Died, int Repeated)> DieAtAsync(int request, bool answersAreLost)
    {
        var seen = 0;
        var wire = new FaultyWire();
        var app = new AppParts(tables.Through(wire));
        var mail = new RecordingChannel(ChannelType.Email);
        var rule = Given.Rule();
        var reader = Given.Subscriber(rule.Id);
        await app.Subscribers.PutAsync(reader, CancellationToken.None);
        var postman = new Postman(app, mail);
        List<DealEvent> events = [];
        for (var i = 0; i < Events; i++) events.Add(await postman.RaiseAsync(rule));

        // A dead process asks for nothing more; the client's own repeats are its last.
        if (answersAreLost) wire.LoseAnswer = _ => Interlocked.Increment(ref seen) >= request;
        else wire.Lose = _ => Interlocked.Increment(ref seen) >= request;
        await postman.DeliverDueAsync();
        await postman.DeliverAfterAsync(BurstWindows.Length);
        var died = seen >= request;
        (wire.Lose, wire.LoseAnswer) = (_ => false, _ => false);

        app.Clock.Advance(Postman.Options.Lease);
        await new Postman(app, mail).DeliverDueAsync();
        for (var minute = 0; minute < 4; minute++) await postman.DeliverAfterAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(events.Select(e => e.Id).Order(StringComparer.Ordinal), mail.Told.Select(t => t.Event).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Events, mail.Told.Distinct().Count());
        foreach (var found in events) Assert.Equal(DeliveryState.Sent, (await app.Ledger.OfAsync(found.Id, reader.Id, CancellationToken.None)).Single(d => d.SubscriberId == reader.Id).State);
        return (died, mail.Sent.Count - mail.Sent.Select(s => s.Notification.DeliveryId).Distinct().Count());
    }
}
