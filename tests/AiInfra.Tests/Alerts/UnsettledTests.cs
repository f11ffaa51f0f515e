using AiInfra.Alerts;
using AiInfra.Deals;
using AiInfra.Deals.Records;
using Fact = AiInfra.Alerts.Fact;

namespace AiInfra.Tests.Alerts;

/// <summary>What an alert says of doubts and of other sources.</summary>
public sealed class UnsettledTests
{
    [Fact]
    public void A_possible_duplicate_is_named_and_said_to_wait_for_a_person() => Assert.Equal(
        [new("Possible duplicate", "may be the same as 2026-11-other-20b-0a1b2c3d; waits for a person")],
        Facts(Given.Deal() with { PossibleDuplicates = [new("2026-11-other-20b-0a1b2c3d", "the same parties")] }));

    [Fact]
    public void What_others_say_of_the_amount_comes_first_and_other_facts_are_named() => Assert.Equal(
        [
            new("Also reported", "$60 billion by A blog, Another blog"),
            new("Also reported", "term end: 2028 by A paper"),
            new("Also reported", "power announced gigawatts: 2 by A wire"),
        ],
        Facts(Given.Deal() with
        {
            AlsoReported = [new("/term/end", "2028", ["A paper"]), new("/power/announcedGigawatts", "2", ["A wire"]), new("/amount", "$60 billion", ["A blog", "Another blog"])],
        }));

    [Fact]
    public void Three_of_each_are_told_and_the_record_has_the_rest() => Assert.Equal(
        6,
        Facts(Given.Deal() with
        {
            PossibleDuplicates = [.. Enumerable.Range(1, 9).Select(n => new Doubt($"other-{n}", "why"))],
            AlsoReported = [.. Enumerable.Range(1, 9).Select(n => new AlsoReported("/amount", $"${n} billion", ["A paper"]))],
        }).Count);

    [Fact]
    public void A_publisher_cannot_break_out_of_its_line() => Assert.Equal(
        [new("Also reported", "$60 billion by A blog Amount: $600 billion")],
        Facts(Given.Deal() with { AlsoReported = [new("/amount", "$60 billion", ["A blog\r\nAmount: $600 billion"])] }));

    [Fact]
    public void A_deal_that_everyone_tells_alike_says_nothing_of_the_kind() => Assert.Empty(Facts(Given.Deal()));

    private static List<Fact> Facts(Deal deal) => [.. AlertText.English.Details(deal).Where(f => f.Label is "Possible duplicate" or "Also reported")];
}
