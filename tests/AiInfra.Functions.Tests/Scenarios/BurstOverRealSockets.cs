using System.Text;
using AiInfra.Functions.Tests.LocalHost;

namespace AiInfra.Functions.Tests.Scenarios;

/// <summary>Many deals at once, through real mail and a real Teams receiver: people get the first at once and the rest in one message a minute later, machines get each.</summary>
public sealed class BurstOverRealSockets(TwoProcesses system) : IClassFixture<TwoProcesses>
{
    private const int Deals = 12;

    [Fact]
    public async Task A_burst_is_one_message_and_one_summary_for_people_and_each_for_machines()
    {
        await system.SubscribeAsync("email", "burst@example.com", eachAlone: false);
        await system.SubscribeAsync("teams", system.Teams.Url + "/burst", eachAlone: false);
        await system.SubscribeAsync("webhook", system.Webhooks.Url + "/burst", eachAlone: false);

        for (var i = 0; i < Deals; i++) await system.SubmitBigDealAsync($"Burst Buyer {i}");

        await Eventually.IsTrue(() => system.Webhooks.Requests.Count == Deals && system.Mail.Messages.Count == 1 && system.Teams.Requests.Count == 1, "machines know each, people the first", seconds: 30);
        await Eventually.IsTrue(() => system.Mail.Messages.Count == 2 && system.Teams.Requests.Count == 2, "the minute is over and summed up", seconds: 90);
        await Eventually.IsTrueAsync(system.QuietAsync, "nothing more is on its way");

        var mail = system.Mail.Messages.Last();
        Assert.StartsWith($"{Deals - 1} deals: ", mail.Subject, StringComparison.Ordinal);
        var card = Encoding.UTF8.GetString(system.Teams.Requests.Last().Body);
        Assert.All(Told(system.Mail.Messages.First().Subject!), buyer => Assert.DoesNotContain(buyer + " ", mail.TextBody, StringComparison.Ordinal));
        Assert.Equal(Deals, Enumerable.Range(0, Deals).Count(i => $"{system.Mail.Messages.First().TextBody}{mail.TextBody}".Contains($"Burst Buyer {i} ", StringComparison.Ordinal)));
        Assert.Equal(Deals - 1, Enumerable.Range(0, Deals).Count(i => card.Contains($"Burst Buyer {i} ", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Told(string subject) => Enumerable.Range(0, Deals).Select(i => $"Burst Buyer {i}").Where(buyer => subject.Contains(buyer + " ", StringComparison.Ordinal));
}
