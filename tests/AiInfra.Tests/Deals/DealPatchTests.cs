using System.Text.Json;
using AiInfra.Deals;
using AiInfra.Deals.Records;
using AiInfra.Deals.Submissions;
using AiInfra.Rates;

namespace AiInfra.Tests.Deals;

public sealed class DealPatchTests
{
    private static readonly Deal Deal = Given.Submitted("""
        {"kind":"cloud_contract","bindingness":"definitive","announced":"2026-11-19","amount":"$20 billion","summary":"As told.","site":{"name":"Abilene","country":"US"},
         "parties":[{"name":"OpenAI","role":"buyer"},{"name":"Oracle","role":"supplier"}],
         "sources":[{"publisher":"Oracle","type":"company"},{"publisher":"A paper","type":"press"}]}
        """);

    [Fact]
    public void What_is_named_changes_and_everything_else_stays()
    {
        var patched = Patched(Deal, """{"bindingness":"letter_of_intent","summary":null,"site":{"region":"Texas"}}""");

        Assert.Equal((Bindingness.LetterOfIntent, null, new Site("Abilene", "US", "Texas", null, null)), (patched.Bindingness, patched.Summary, patched.Site));
        Assert.Equal((Deal.Amount, Deal.Kind, Deal.Announced, Deal.Title), (patched.Amount, patched.Kind, patched.Announced, patched.Title));
        Assert.Equal(Deal.Parties, patched.Parties);
    }

    [Fact]
    public void A_list_is_replaced_whole()
    {
        var patched = Patched(Deal, """{"parties":[{"name":"OpenAI","role":"buyer"},{"name":"Microsoft","role":"supplier"}],"sources":[{"publisher":"Oracle","type":"company"}]}""");

        Assert.Equal(["OpenAI", "Microsoft"], patched.Parties.Select(p => p.Name));
        Assert.Equal(["Oracle"], patched.Sources.Select(s => s.Publisher));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"kind":"cloud_contract","amount":"$20 billion"}""")]
    [InlineData("""{"amount":{"value":20000000000}}""")]
    [InlineData("""{"amount":{"low":"20000000000","high":"20000000000"}}""")]
    [InlineData("""{"amount":{}}""")]
    [InlineData("""{"title":null,"term":null,"countsInTotals":null,"certainty":null}""")]
    [InlineData("""{"certainty":{"level":"confident"}}""")]
    [InlineData("""{"certainty":{}}""")]
    [InlineData("""{"site":{"region":null}}""")]
    public void A_patch_that_says_what_is_known_changes_nothing(string patch) => Assert.Equal(Json(Deal), Json(Patched(Deal, patch)));

    [Fact]
    public void The_whole_public_form_of_the_changeable_members_changes_nothing()
    {
        using var document = JsonDocument.Parse(Json(Deal));
        var members = document.RootElement.EnumerateObject().Where(m => m.Name is not ("id" or "revision" or "revisions" or "submittedAt" or "updatedAt" or "notifyAll" or "alsoReported" or "merged" or "possibleDuplicates" or "countsInTotals"));

        Assert.Equal(Json(Deal), Json(Patched(Deal, "{" + string.Join(',', members.Select(m => $"\"{m.Name}\":{m.Value.GetRawText()}")) + "}")));
    }

    [Fact]
    public void Every_mistake_is_named_at_once()
    {
        var errors = Errors("""{"id":"other","kind":"merger","sumary":"x","mergedInto":null,"announced":null,"amount":{"value":-1},"power":{"announcedGigawatts":"many"}}""");

        Assert.Equal(["#/amount/value", "#/announced", "#/id", "#/kind", "#/mergedInto", "#/power/announcedGigawatts", "#/sumary"], errors.Select(e => e.Pointer).Order(StringComparer.Ordinal));
        Assert.Contains("cannot be patched", errors.Single(e => e.Pointer == "#/id").Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"kind":null}""", "#/kind")]
    [InlineData("""{"amount":null}""", "#/amount")]
    [InlineData("""{"parties":null}""", "#/parties")]
    [InlineData("""{"parties":[]}""", "#/parties")]
    [InlineData("""{"countsInTotals":{"counts":false}}""", "#/countsInTotals/reason")]
    [InlineData("""{"term":{"start":"2027","end":"2026"}}""", "#/term/end")]
    [InlineData("""{"title":"\ud800"}""", "#/title")]
    [InlineData("""{"sources":[{"publisher":"\udc00"}]}""", "#/sources/0/publisher")]
    [InlineData("[]", "#")]
    [InlineData("null", "#")]
    public void What_would_leave_no_deal_is_refused_where_it_is(string patch, string pointer) => Assert.Equal([pointer], Errors(patch).Select(e => e.Pointer));

    [Fact]
    public void A_derived_title_follows_the_corrected_amount_and_a_told_one_stays()
    {
        Assert.Equal("OpenAI – Oracle: $5 billion cloud contract", Patched(Deal, """{"amount":"$5 billion"}""").Title);
        Assert.Equal("A title", Patched(Deal with { Title = "A title" }, """{"amount":"$5 billion"}""").Title);
        Assert.Equal(Deal.Title, Patched(Deal with { Title = "A title" }, """{"title":""}""").Title);
    }

    [Fact]
    public void An_operator_decides_on_counting_with_a_reason_and_takes_the_decision_back()
    {
        var decided = Patched(Deal, """{"countsInTotals":{"counts":false,"reason":"part of Stargate"}}""");

        Assert.Equal(new(false, "part of Stargate", ByOperator: true), decided.CountsInTotals);
        Assert.Equal(Deal.CountsInTotals, Patched(Deal, """{"countsInTotals":{"counts":false,"reason":"part of Stargate"}}""", """{"countsInTotals":null}""").CountsInTotals);
    }

    [Fact]
    public void An_operator_may_call_a_deal_less_certain_and_lift_that_again()
    {
        Assert.Equal(new(CertaintyLevel.Speculative, "an operator says so"), Patched(Deal, """{"certainty":{"level":"speculative"}}""").Certainty);
        Assert.Equal(Deal.Certainty, Patched(Deal, """{"certainty":{"level":"speculative"}}""", """{"certainty":null}""").Certainty);
    }

    [Fact]
    public void Certainty_follows_the_sources_that_an_operator_takes_and_adds()
    {
        Assert.Equal(CertaintyLevel.Confident, Deal.Certainty.Level);
        Assert.Equal(CertaintyLevel.Likely, Patched(Deal, """{"sources":[{"publisher":"A paper","type":"press"}]}""").Certainty.Level);
        Assert.Equal(CertaintyLevel.Speculative, Patched(Deal, """{"sources":[]}""").Certainty.Level);
        Assert.Equal(CertaintyLevel.Confident, Patched(Deal, """{"sources":[]}""", """{"sources":[{"publisher":"SEC","type":"filing"}]}""").Certainty.Level);
    }

    [Fact]
    public void A_company_that_says_otherwise_does_not_dispute_an_amount_that_an_operator_settled() =>
        Assert.Equal(CertaintyLevel.Confident, Patched(Deal, """{"amount":"$5 billion"}""").Certainty.Level);

    /// <summary>As the app does it: each patch becomes a correction in the record.</summary>
    internal static Deal Patched(Deal deal, params string[] patches)
    {
        var record = DealRecord.Of(deal);
        foreach (var patch in patches)
        {
            var before = record.ToDeal();
            var after = Assert.IsType<SubmissionReading.Ok>(Read(before, patch)).Deal;
            if (Correction.Between(before, after, $"c{record.Corrections.Length}", Given.Now, "operator", "test") is { } correction) record = record with { Corrections = record.Corrections.Add(correction) };
        }

        return record.ToDeal();
    }

    internal static SubmissionReading Read(Deal deal, string patch, ExchangeRates? rates = null)
    {
        using var document = JsonDocument.Parse(patch);
        return DealPatch.Read(deal, document.RootElement, Given.Now, rates ?? ExchangeRates.None);
    }

    private static IReadOnlyList<FieldError> Errors(string patch) => Assert.IsType<SubmissionReading.Invalid>(Read(Deal, patch)).Errors;

    private static string Json(Deal deal) => JsonSerializer.Serialize(deal, AiInfra.Json.DomainJson.Default.Deal);
}
