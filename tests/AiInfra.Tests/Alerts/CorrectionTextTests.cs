using System.Text.Json;
using System.Text.Json.Nodes;
using AiInfra.Alerts;
using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Json;
using AiInfra.Rules;
using AiInfra.Subscribers;

namespace AiInfra.Tests.Alerts;

/// <summary>What a correction tells, in both languages.</summary>
public sealed class CorrectionTextTests
{
    public static TheoryData<string> Kinds => [.. Corrected.Keys];

    private static Dictionary<string, Deal> Corrected => new()
    {
        ["fell"] = Given.Deal(8),
        ["grew"] = Given.Deal(40, AmountQualifier.UpTo, bindingness: Bindingness.LetterOfIntent),
        ["stopped"] = Given.Deal(20, bindingness: Bindingness.Terminated) with { Status = DealStatus.Cancelled },
        ["other sum"] = Given.Of(Given.Usd(20) with { Usd = new(12_000_000_000m, 12_000_000_000m, 0.6m, null) }),
        ["withdrawn"] = Given.Of(Amount.Undisclosed),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void In_English_the_facts_say_what_the_words_of_the_event_say(string kind) =>
        Assert.Equal(Correction(Corrected[kind]).Changes, Lines(Correction(Corrected[kind]), ReaderLanguage.En));

    [Fact]
    public void In_French_they_are_told_in_French() => Assert.Equal(
        [
            "montant\u00A0: 20\u00A0milliards\u00A0de dollars → jusqu’à 40\u00A0milliards\u00A0de dollars",
            "engagement\u00A0: accord définitif → lettre d’intention",
        ],
        Lines(Correction(Corrected["grew"]), ReaderLanguage.Fr));

    [Fact]
    public void That_a_rule_is_no_longer_met_is_told_to_those_who_follow_it()
    {
        var correction = Correction(Corrected["fell"]);

        Assert.Contains(Lines(correction, ReaderLanguage.Fr), line => line.StartsWith("ne remplit plus la règle", StringComparison.Ordinal));
        Assert.Single(AlertText.In(ReaderLanguage.Fr).Changes(Told(correction) with { Rules = [] }));
    }

    [Fact]
    public void A_correction_stored_before_the_facts_were_kept_has_its_English_words()
    {
        var correction = Correction(Corrected["grew"]);

        Assert.Equal(correction.Changes, Lines(correction with { Before = default }, ReaderLanguage.Fr));
        Assert.Equal(correction.Changes, Lines(correction with { Before = [.. correction.Before.Select(b => b with { Reported = null })] }, ReaderLanguage.Fr));
    }

    [Fact]
    public void What_was_told_before_is_stored_with_the_event()
    {
        var correction = Correction(Corrected["grew"]);
        var json = JsonSerializer.Serialize(correction, DomainJson.Default.DealEvent);

        Assert.Equal(Lines(correction, ReaderLanguage.Fr), Lines(Read(json), ReaderLanguage.Fr));
    }

    [Fact]
    public void An_event_stored_without_it_can_be_read_told_and_stored()
    {
        var stored = JsonNode.Parse(JsonSerializer.Serialize(Correction(Corrected["grew"]), DomainJson.Default.DealEvent))!.AsObject();
        Assert.True(stored.Remove("before"));
        var read = Read(stored.ToJsonString());

        Assert.Equal(read.Changes, Lines(read, ReaderLanguage.Fr));
        Assert.Equal(read.Id, Read(JsonSerializer.Serialize(read, DomainJson.Default.DealEvent)).Id);
    }

    private static DealEvent Read(string json) => JsonSerializer.Deserialize(json, DomainJson.Default.DealEvent)!;

    private static IEnumerable<string> Lines(DealEvent correction, ReaderLanguage language) => AlertText.In(language).Changes(Told(correction));

    private static Alert Told(DealEvent dealEvent)
    {
        var somewhere = new Uri("https://deals.example.org/");
        return new("dlv_1", new(ReaderLanguage.En, null, null), dealEvent, dealEvent.Rules, new(somewhere, somewhere, somewhere));
    }

    private static DealEvent Correction(Deal deal)
    {
        var first = Evaluation.Of(Given.Deal(), RuleSet.Default, Remembered.Nothing, Given.Now);
        return Assert.Single(Evaluation.Of(deal with { Revision = 2 }, RuleSet.Default, first.Remembered, Given.Now).Events);
    }
}
