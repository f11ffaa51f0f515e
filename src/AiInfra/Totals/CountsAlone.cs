using AiInfra.Amounts;
using AiInfra.Deals;

namespace AiInfra.Totals;

/// <summary>Whether a deal would count if it were the only one, with the reason.</summary>
public static class CountsAlone
{
    public static CountsInTotals Of(DealKind kind, Bindingness bindingness, DealStatus status, Amount amount, bool hasHeadline)
    {
        ArgumentNullException.ThrowIfNull(amount);
        return (kind, bindingness, status, amount) switch
        {
            (DealKind.Forecast, _, _, _) => No("a forecast is no deal"),
            (_, Bindingness.Terminated, _, _) => No("terminated"),
            (_, _, DealStatus.Cancelled, _) => No("cancelled"),
            (_, _, _, { Qualifier: AmountQualifier.Undisclosed }) => No("the amount is undisclosed"),
            (_, _, _, { OtherReading: not null }) => No("the amount can be read in two ways and waits for a person"),
            (_, _, _, { Usd: null }) => No("not yet converted to US dollars"),
            _ when !hasHeadline => No("a price per gigawatt without the gigawatts"),
            _ => new(true, "not part of another counted deal"),
        };
    }

    private static CountsInTotals No(string reason) => new(false, reason);
}
