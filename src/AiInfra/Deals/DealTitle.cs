using AiInfra.Alerts;
using AiInfra.Amounts;

namespace AiInfra.Deals;

/// <summary>A title for a deal that came without one: "OpenAI – Oracle: $300 billion cloud contract".</summary>
public static class DealTitle
{
    public static string Of(Deal deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        var what = $"{AmountText.Of(deal.Amount)} {AlertText.Words(deal.Kind)}";
        if (deal.Parties.Length == 0) return what;
        var title = $"{AlertText.PartyNames(deal)}: {what}";
        return title.Length <= 200 ? title : $"{PlainText.Of(deal.Parties[0].Name, 100)} and others: {what}";
    }
}
