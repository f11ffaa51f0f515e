namespace AiInfra.Amounts;

/// <summary>What came of reading an amount in words.</summary>
public abstract record AmountReading
{
    private AmountReading()
    {
    }

    /// <summary>The words were understood.</summary>
    /// <param name="Amount">The amount; <see cref="Amount.Usd"/> is set only for US dollars.</param>
    /// <param name="Years">The number of years the words give ("over five years"), if any.</param>
    /// <param name="Start">The year the words say it starts ("from 2027"), if any.</param>
    /// <param name="End">The year the words say it ends ("through 2028"), if any.</param>
    public sealed record Ok(Amount Amount, decimal? Years = null, int? Start = null, int? End = null) : AmountReading;

    /// <summary>The words were not understood.</summary>
    /// <param name="Reason">Why, and what would be right, for a person.</param>
    public sealed record Unreadable(string Reason) : AmountReading;
}
