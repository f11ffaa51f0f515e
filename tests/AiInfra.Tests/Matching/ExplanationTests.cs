using AiInfra.Deals;
using AiInfra.Matching;

namespace AiInfra.Tests.Matching;

public sealed class ExplanationTests
{
    [Fact]
    public void A_reader_is_told_in_one_line_what_agreed() => Assert.Equal(
        "the same parties (OpenAI, Oracle); amounts within 5 % ($300 billion, $299 billion); announced 3 days apart; the same kind (cloud contract)",
        Explained(Given.Deal(300, announced: "2026-11-16"), Given.Deal(299) with { Title = "Oracle signs" }));

    [Fact]
    public void A_slip_is_called_one() => Assert.Contains(
        "amounts that differ by a factor of 10, which looks like a slip ($600 billion, $60 billion)", Explained(Given.Deal(600), Given.Deal(60, announced: "2026-11-20")), StringComparison.Ordinal);

    [Fact]
    public void The_words_of_a_tranche_are_quoted() => Assert.Contains(
        "\"another $4 billion\" in one only", Explained(Given.Deal(8), Given.Deal(4) with { Title = "Oracle gets another $4 billion from OpenAI" }), StringComparison.Ordinal);

    [Fact]
    public void A_party_too_few_is_named() => Assert.StartsWith(
        "Oracle in both, OpenAI only in one; ", Explained(Given.Deal(), Given.Deal() with { Title = "A cloud contract", Parties = [Given.Deal().Parties[1]] }), StringComparison.Ordinal);

    [Fact]
    public void What_one_deal_says_of_the_other_is_all_there_is_to_say()
    {
        var whole = Given.Deal(300);
        var part = Given.Deal(30) with { Relations = [new(RelationType.PartOf, whole.Id)] };

        var result = DealMatch.Of(MatchFacts.Of(whole), MatchFacts.Of(part));

        Assert.Equal((MatchVerdict.Different, "one is told to be part of the other"), (result.Verdict, result.Explanation));
    }

    [Fact]
    public void A_deal_is_found_under_the_family_of_each_party_and_a_forecast_under_a_key_of_its_own()
    {
        Assert.Equal(["openai", "oracle"], MatchFacts.Of(Given.Deal()).Keys);
        Assert.Equal(["alphabet", MatchFacts.ForecastKey], MatchFacts.Of(Given.Deal(kind: DealKind.Forecast) with { Parties = [new("google", "Google", default), new("deepmind", "DeepMind", default)] }).Keys);
    }

    private static string Explained(Deal a, Deal b) => DealMatch.Of(MatchFacts.Of(a), MatchFacts.Of(b)).Explanation;
}
