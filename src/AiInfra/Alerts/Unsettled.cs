using System.Collections.Immutable;
using AiInfra.Deals;
using AiInfra.Deals.Records;

namespace AiInfra.Alerts;

/// <summary>What is not settled about a deal: that it may be the same as another, and what some sources say otherwise. Bounded, since a deal may have dozens of either; the record has them all.</summary>
internal static class Unsettled
{
    private const int MaxDoubts = 3;
    private const int MaxDissents = 3;

    /// <summary>The longest name of a publisher in UTF-16 units.</summary>
    private const int MaxPublisher = 100;

    private const int MaxValue = 160;

    public static ImmutableArray<Doubt> Doubts(Deal deal) => [.. deal.PossibleDuplicates.Take(MaxDoubts)];

    /// <summary>What others say of the amount first.</summary>
    public static ImmutableArray<AlsoReported> Dissents(Deal deal) => [.. deal.AlsoReported.OrderByDescending(a => a.Field == "/amount").Take(MaxDissents)];

    public static IEnumerable<Fact> Facts(Deal deal, Wording words) =>
    [
        .. Doubts(deal).Select(d => new Fact(words.Say("Possible duplicate"), words.Say("may be the same as {0}; waits for a person", PlainText.Of(d.DealId)))),
        .. Dissents(deal).Select(a => new Fact(words.Say("Also reported"), Line(a, words))),
    ];

    /// <summary>"$60 billion by A blog", and of what is no amount also which fact it is: "term end: 2028 by A blog".</summary>
    private static string Line(AlsoReported also, Wording words)
    {
        var by = string.Join(", ", also.By.Select(by => PlainText.Of(by, MaxPublisher)).Where(by => by.Length > 0));
        return words.Say("{0} by {1}", words.Reported(also.Field, PlainText.Of(also.Value, MaxValue)), by.Length > 0 ? by : words.Say("an unnamed source"));
    }
}
