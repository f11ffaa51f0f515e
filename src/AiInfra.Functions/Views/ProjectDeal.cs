using AiInfra.Deals.Records;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Reviews;
using AiInfra.Functions.Storage;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Views;

/// <summary>Keeps the views of a changed deal: the list of recent deals, the contributions to the totals, the reviews it needs, and the list of those that wait for an exchange rate.</summary>
public sealed class ProjectDeal(DealStore deals, RecentDeals recent, TotalsStore totals, OpenReviews reviews, WaitingDeals waiting, DealHandling handling)
{
    [Function("ProjectDeal")]
    public Task RunAsync(
        [ServiceBusTrigger(Entities.Deals, Entities.Views, Connection = Entities.Connection, AutoCompleteMessages = false)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        CancellationToken cancellationToken) =>
        handling.RunAsync(message, actions, changed => ProjectAsync(changed, cancellationToken), cancellationToken);

    private async Task<Handled> ProjectAsync(DealChanged changed, CancellationToken cancellationToken)
    {
        if (await deals.FindAsync(changed.DealId, cancellationToken) is not { Deal: var deal }) return new Handled.Poison("deal-not-found", $"There is no deal {changed.DealId}.");
        if (deal.IsTest) return Handled.Done;
        await recent.ShowAsync(deal, cancellationToken);
        await totals.PutAsync(deal, cancellationToken);
        await reviews.EnsureAsync(deal, cancellationToken);
        // Taken off the list only by who converts them, so that no message that comes late can undo this.
        if (deal.AwaitsRate()) await waiting.AddAsync(deal.Id, cancellationToken);
        return Handled.Done;
    }
}
