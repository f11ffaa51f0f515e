namespace AiInfra.Functions.Notifications.Teams;

/// <summary>How much of a card is drawn, so that it fits.</summary>
/// <param name="Entries">The most deals of a summary.</param>
/// <param name="Sources">The most sources of a deal.</param>
/// <param name="Lines">The most rules, and the most changes.</param>
/// <param name="Length">The longest text, in UTF-16 units.</param>
internal sealed record CardCut(int Entries, int Sources, int Lines, int Length)
{
    /// <summary>From whole to bare. The last fits whatever there is to say.</summary>
    public static readonly IReadOnlyList<CardCut> All =
        [new(int.MaxValue, int.MaxValue, int.MaxValue, 2000), new(30, 20, 50, 2000), new(20, 8, 20, 2000), new(15, 4, 10, 1000), new(10, 2, 10, 400), new(8, 1, 5, 200), new(4, 0, 3, 100)];
}
