using AiInfra.Alerts;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Notifications;
using AiInfra.Rules;

namespace AiInfra.Functions.Tests.Notifications;

/// <summary>Carries what lies on the bus to where it is read, when its time has come on the clock of the test.</summary>
internal sealed class Postman(AppParts app, params IChannel[] channels)
{
    public static readonly DeliveryOptions Options = new(TimeSpan.FromSeconds(60), [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30)]);

    private readonly HashSet<string> _carried = [];

    public async Task DeliverDueAsync()
    {
        while (app.Bus.On(Entities.Deliveries).FirstOrDefault(p => !_carried.Contains(p.Id) && !(p.Message.NotBefore > app.Clock.GetUtcNow())) is { } next)
        {
            await app.DeliverAsync(next.Message, Options, channels);
            _carried.Add(next.Id);
        }
    }

    public async Task DeliverAfterAsync(TimeSpan wait)
    {
        app.Clock.Advance(wait);
        await DeliverDueAsync();
    }

    /// <summary>An event that a subscriber follows, raised and owed to them.</summary>
    public async Task<DealEvent> RaiseAsync(Rule rule, AiInfra.Deals.Deal? deal = null)
    {
        var found = await app.FindEventAsync(deal ?? Given.Deal(), rule);
        await app.FanOutAsync(Messages.AlertRaised(new(found.Id)));
        return found;
    }
}
