using System.Text.Json;
using AiInfra.Deals;
using AiInfra.Deals.Records;
using AiInfra.Deals.Submissions;

namespace AiInfra.Tests.Deals;

/// <summary>What a source may say that is listed but not fully trusted.</summary>
public sealed class ListedSourcesTests
{
    private static readonly Deal Company = Told(Given.Deal(600, bindingness: Bindingness.Reported), SourceType.Company, "The company");

    [Fact]
    public void Its_filing_does_not_overrule_what_a_company_told_someone_trusted()
    {
        var claim = Told(Given.Deal(900, bindingness: Bindingness.Closed), SourceType.Filing, "A desk");

        var deal = DealRecord.Of(Company).With(Report.Of(claim, Trust.Listed), new(claim.Id, Company.Id, Given.Now, "matching", "the same deal")).ToDeal();

        Assert.Equal(600_000_000_000m, deal.Amount.Low);
        Assert.Contains(deal.AlsoReported, a => a is { Field: "/amount", Value: "$900 billion" });
    }

    [Fact]
    public void Its_word_that_a_deal_is_closed_does_not_make_what_trusted_reports_call_likely_confident()
    {
        var claim = Told(Given.Deal(600, bindingness: Bindingness.Closed), SourceType.Filing, "A desk");

        var deal = DealRecord.Of(Company).With(Report.Of(claim, Trust.Listed), merge: null).ToDeal();

        Assert.Equal(CertaintyLevel.Likely, deal.Certainty.Level);
    }

    [Theory]
    [InlineData(""" "relations": [{ "type": "same_as", "dealId": "2025-09-meta-600b-ssqyg38a" }] """, "#/relations")]
    [InlineData(""" "countsInTotals": { "counts": false, "reason": "because" } """, "#/countsInTotals")]
    public void It_does_not_decide_over_other_deals_nor_over_totals(string member, string pointer)
    {
        var json = JsonElement.Parse($$"""{ "kind": "equity", "parties": [{ "name": "Meta", "role": "investor" }], "amount": "$1 billion", {{member}} }""");

        var refused = Assert.IsType<SubmissionReading.Invalid>(SubmissionReader.Read(json, new(Given.Now, "test", Trust.Listed)));

        Assert.Equal((pointer, "is taken only from those who are fully trusted: leave it out"), (Assert.Single(refused.Errors).Pointer, refused.Errors[0].Detail));
        Assert.IsType<SubmissionReading.Ok>(SubmissionReader.Read(json, new(Given.Now, "test", Trust.Trusted)));
    }

    [Fact]
    public void A_submission_full_of_mistakes_is_answered_with_a_hundred_of_them()
    {
        var members = string.Join(',', Enumerable.Range(0, 5000).Select(i => $"\"x{i}\":1"));

        var errors = Given.Errors("{" + members + "}");

        Assert.Equal((101, "has more mistakes than these"), (errors.Count, errors[^1].Detail));
    }

    private static Deal Told(Deal deal, SourceType type, string publisher) => deal with { Sources = [new(null, publisher, type, null, null, null)] };
}
