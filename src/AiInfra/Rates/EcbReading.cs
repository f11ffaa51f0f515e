namespace AiInfra.Rates;

/// <summary>What came of reading a history of exchange rates.</summary>
public abstract record EcbReading
{
    private EcbReading()
    {
    }

    /// <summary>Every line was understood.</summary>
    public sealed record Ok(ExchangeRates Rates) : EcbReading;

    /// <summary>Something was not, and then nothing is taken: half a history would convert with rates that are too old.</summary>
    /// <param name="Reason">Why, with the number of the line, for a person.</param>
    public sealed record Unreadable(string Reason) : EcbReading;
}
