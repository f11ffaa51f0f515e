using AiInfra.Alerts;
using AiInfra.Functions.Storage;

namespace AiInfra.Functions.Subscriptions.Links;

/// <summary>A deal as pages for people name it.</summary>
internal static class DealName
{
    private const int Longest = 200;

    /// <summary>Its title, or its id when the deal is not there.</summary>
    public static async Task<string> OfAsync(DealStore deals, string dealId, CancellationToken cancellationToken) =>
        await deals.FindAsync(dealId, cancellationToken) is { Deal: var deal } ? PlainText.Of(deal.Title, Longest) : dealId;
}
