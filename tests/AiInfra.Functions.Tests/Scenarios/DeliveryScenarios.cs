using System.Text;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Tests.LocalHost;
using AiInfra.Functions.Tests.Notifications;
using Azure.Storage.Queues;

namespace AiInfra.Functions.Tests.Scenarios;

/// <summary>What was sent is not sent again, what failed for now comes back, what can never succeed is dead-lettered with its reason.</summary>
public abstract class DeliveryScenarios(LocalSystem system)
{
    [Fact]
    public async Task A_receiver_that_fails_twice_gets_the_same_delivery_three_times()
    {
        await using var flaky = new HttpReceiver("webhook-id");
        await flaky.StartAsync();
        flaky.Respond = response =>
        {
            response.StatusCode = flaky.Requests.Count < 3 ? 500 : 200;
            return Task.CompletedTask;
        };
        var subscriber = await system.SubscribeAsync("webhook", flaky.Url + "/flaky");

        var id = await system.SubmitBigDealAsync("Flaky Buyer");

        var delivery = await SettledAsync(id, subscriber.GetProperty("id").GetString()!);
        Assert.Equal((DeliveryState.Sent, 3), (delivery.State, delivery.Attempts));
        Assert.Equal(3, flaky.DeliveryIds.Count);
        Assert.Equal(delivery.Id, Assert.Single(flaky.DeliveryIds.Distinct()));
        Assert.Single(flaky.Requests.Select(r => Encoding.UTF8.GetString(r.Body)).Distinct());
        await system.UnsubscribeAsync(subscriber);
    }

    [Fact]
    public async Task A_receiver_that_never_recovers_is_given_up_and_dead_lettered_with_the_reason()
    {
        await using var broken = new HttpReceiver("webhook-id") { Answer = ReceiverAnswer.RefuseForNow };
        await broken.StartAsync();
        var subscriber = await system.SubscribeAsync("webhook", broken.Url + "/broken-secret-path");

        var id = await system.SubmitBigDealAsync("Broken Buyer");

        var delivery = await SettledAsync(id, subscriber.GetProperty("id").GetString()!);
        Assert.Equal((DeliveryState.Failed, 4), (delivery.State, delivery.Attempts));
        Assert.Equal(4, broken.Requests.Count);
        var letter = await DeadLetterAsync(delivery.Id);
        Assert.Contains("delivery-attempts-exhausted", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("broken-secret-path", letter, StringComparison.Ordinal);
        await system.UnsubscribeAsync(subscriber);
    }

    [Fact]
    public async Task A_receiver_that_refuses_for_good_is_asked_once_and_dead_lettered()
    {
        await using var gone = new HttpReceiver("webhook-id") { Answer = ReceiverAnswer.RefuseForGood };
        await gone.StartAsync();
        var subscriber = await system.SubscribeAsync("webhook", gone.Url + "/gone");

        var id = await system.SubmitBigDealAsync("Gone Buyer");

        var delivery = await SettledAsync(id, subscriber.GetProperty("id").GetString()!);
        Assert.Equal((DeliveryState.Failed, 1), (delivery.State, delivery.Attempts));
        Assert.Contains("gone", await DeadLetterAsync(delivery.Id), StringComparison.Ordinal);
        Assert.Single(gone.Requests);
        await system.UnsubscribeAsync(subscriber);
    }

    [Fact]
    public async Task One_broken_receiver_keeps_nobody_else_waiting()
    {
        await using var slow = new HttpReceiver("webhook-id") { Answer = ReceiverAnswer.ReadAllAndNeverAnswer };
        await slow.StartAsync();
        var subscriber = await system.SubscribeAsync("webhook", slow.Url + "/slow");
        await system.SubscribeAsync("email", "patient@example.com");

        await system.SubmitBigDealAsync("Slow Buyer");

        await Eventually.IsTrue(() => system.Mail.Messages.Any(m => $"{m.To}".Contains("patient@example.com", StringComparison.Ordinal) && m.Subject!.Contains("Slow Buyer", StringComparison.Ordinal)), "the mail is there", seconds: 10);
        await system.UnsubscribeAsync(subscriber);
    }

    [Fact]
    public async Task Three_hundred_followers_over_several_pages_are_each_told_once()
    {
        var url = system.Webhooks.Url + "/crowd/";
        var followers = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => system.SubscribeAsync("webhook", $"{url}{i}")));

        var id = await system.SubmitBigDealAsync("Crowded Buyer");

        await Eventually.IsTrue(() => Told(id).Count >= 300, "everyone was told", seconds: 60);
        Assert.Equal(300, Told(id).Count);
        Assert.Equal(300, Told(id).Distinct().Count());
        await Task.WhenAll(followers.Select(system.UnsubscribeAsync));
    }

    private List<string> Told(string dealId) =>
        [.. system.Webhooks.Requests.Where(r => r.Path.StartsWith("/crowd/", StringComparison.Ordinal) && Encoding.UTF8.GetString(r.Body).Contains(dealId, StringComparison.Ordinal)).Select(r => r.Path)];

    /// <summary>The ledger row of a subscriber for the one event of a deal, once it is sent or given up.</summary>
    private async Task<Delivery> SettledAsync(string dealId, string subscriberId)
    {
        Delivery? settled = null;
        var ledger = new DeliveryLedger(system.Tables, new(system.Tables), TimeProvider.System);
        await Eventually.IsTrueAsync(
            async () =>
            {
                await foreach (var row in system.Tables.Evaluations.RowsAsync(dealId, null, null, 100, CancellationToken.None))
                {
                    var deliveries = await ledger.OfAsync(row.RowKey, subscriberId, CancellationToken.None);
                    settled ??= deliveries.FirstOrDefault(d => d.SubscriberId == subscriberId && d.State is DeliveryState.Sent or DeliveryState.Failed);
                }

                return settled is not null;
            },
            "the delivery is settled");
        return settled!;
    }

    private async Task<string> DeadLetterAsync(string deliveryId)
    {
        var queue = new QueueClient(system.StorageConnectionString, "deliveries-deadletter");
        var letter = "";
        await Eventually.IsTrueAsync(
            async () =>
            {
                var messages = (await queue.PeekMessagesAsync(32)).Value.Select(m => Text(m.Body));
                letter = messages.FirstOrDefault(m => m.Contains(deliveryId, StringComparison.Ordinal)) ?? "";
                return letter.Length > 0;
            },
            "the dead letter is there");
        return letter;
    }

    private static string Text(BinaryData body)
    {
        var text = body.ToString();
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : text;
    }
}

public sealed class DeliveriesOfOneProcess(OneProcess system) : DeliveryScenarios(system), IClassFixture<OneProcess>;

public sealed class DeliveriesOfTwoProcesses(TwoProcesses system) : DeliveryScenarios(system), IClassFixture<TwoProcesses>;
