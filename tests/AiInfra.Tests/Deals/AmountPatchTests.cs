using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Deals.Submissions;

namespace AiInfra.Tests.Deals;

public sealed class AmountPatchTests
{
    [Theory]
    [InlineData("\"$20 billion\"", "\"$5 billion\"", "$5 billion")]
    [InlineData("\"$20 billion\"", "\"€5 billion\"", "€5 billion")]
    [InlineData("\"$20 billion\"", "\"undisclosed\"", "undisclosed amount")]
    [InlineData("\"$20 billion\"", """{"value":"5000000000"}""", "$5 billion")]
    [InlineData("\"$20 billion\"", """{"value":5000000000,"currency":"EUR"}""", "€5 billion")]
    [InlineData("\"$20 billion\"", """{"text":"up to $40bn"}""", "up to $40 billion")]
    [InlineData("\"$20 billion\"", """{"qualifier":"up_to"}""", "up to $20 billion")]
    [InlineData("\"$20 billion\"", """{"qualifier":"at_least"}""", "at least $20 billion")]
    [InlineData("\"$20 billion\"", """{"qualifier":"undisclosed"}""", "undisclosed amount")]
    [InlineData("\"$20 billion\"", """{"low":"5000000000","high":"8000000000"}""", "$5–8 billion")]
    [InlineData("\"$20 billion\"", """{"low":"5000000000","high":"5000000000"}""", "$5 billion")]
    [InlineData("\"$20 billion\"", """{"per":"year"}""", "$20 billion a year")]
    [InlineData("\"$20 billion\"", """{"currency":"EUR"}""", "€20 billion")]
    [InlineData("\"up to $20 billion\"", """{"value":"5000000000"}""", "up to $5 billion")]
    [InlineData("\"up to $20 billion\"", """{"high":"5000000000"}""", "up to $5 billion")]
    [InlineData("\"up to $20 billion\"", """{"low":"5000000000"}""", "$5–20 billion")]
    [InlineData("\"up to $20 billion\"", """{"value":"5000000000","qualifier":"exact"}""", "$5 billion")]
    [InlineData("\"at least $20 billion\"", """{"high":"25000000000"}""", "$20–25 billion")]
    [InlineData("\"about $20 billion\"", """{"value":"5000000000"}""", "about $5 billion")]
    [InlineData("\"between $10 and $20 billion\"", """{"value":"5000000000"}""", "$5 billion")]
    [InlineData("\"between $10 and $20 billion\"", """{"low":"5000000000"}""", "$5–20 billion")]
    [InlineData("\"between $10 and $20 billion\"", """{"low":null}""", "up to $20 billion")]
    [InlineData("\"between $10 and $20 billion\"", """{"text":"$5 billion"}""", "$5 billion")]
    [InlineData("\"undisclosed\"", """{"value":"5000000000","currency":"USD"}""", "$5 billion")]
    [InlineData("\"undisclosed\"", """{"text":"$5 billion"}""", "$5 billion")]
    [InlineData("\"up to $20 billion\"", """{"text":"$5 billion","value":"5000000000"}""", "$5 billion")]
    public void A_patch_of_the_amount_is_read_as_a_person_means_it(string stored, string patch, string now)
    {
        var patched = Patched(stored, patch);

        Assert.Equal(now, AmountText.Of(patched));
        Assert.Null(patched.OtherReading);
        Assert.True(patched.Text is null || patch.Contains(patched.Text, StringComparison.Ordinal), patched.Text);
        Assert.Equal(patched.Currency is "USD" ? (patched.Low, patched.High) : (null, null), (patched.Usd?.Low, patched.Usd?.High));
    }

    [Theory]
    [InlineData("\"$20 billion\"", """{"low":"5000000000"}""", "#/amount/qualifier", "exact needs one value")]
    [InlineData("\"$20 billion\"", """{"high":"25000000000"}""", "#/amount/qualifier", "exact needs one value")]
    [InlineData("\"$20 billion\"", """{"qualifier":"between"}""", "#/amount/qualifier", "between needs low and high")]
    [InlineData("\"between $10 and $20 billion\"", """{"qualifier":"exact"}""", "#/amount/qualifier", "exact needs one value")]
    [InlineData("\"between $10 and $20 billion\"", """{"low":"25000000000"}""", "#/amount/qualifier", "low being the smaller")]
    [InlineData("\"undisclosed\"", """{"value":"5000000000"}""", "#/amount/currency", "ISO 4217")]
    [InlineData("\"$20 billion\"", """{"value":"5000000000","low":"1000000000"}""", "#/amount/value", "stands alone")]
    [InlineData("\"$20 billion\"", """{"text":"$5 billion","value":"6000000000"}""", "#/amount/text", "says $5 billion, the figures say $6 billion")]
    [InlineData("\"up to $20 billion\"", """{"text":"about $5 billion","value":"5000000000"}""", "#/amount/text", "says about $5 billion")]
    [InlineData("\"$20 billion\"", """{"text":"plenty"}""", "#/amount/text", "")]
    [InlineData("\"$20 billion\"", "5000000000", "#/amount", "no currency")]
    public void A_patch_that_can_be_meant_in_two_ways_is_refused(string stored, string patch, string pointer, string says)
    {
        var errors = Assert.IsType<SubmissionReading.Invalid>(DealPatchTests.Read(Deal(stored), $$"""{"amount":{{patch}}}""")).Errors;

        Assert.Contains(errors, e => e.Pointer == pointer && e.Detail.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void The_basis_alone_changes_neither_words_nor_figures()
    {
        var before = Deal("\"up to $20 billion\"").Amount;

        Assert.Equal(before with { Basis = AmountBasis.Contracted }, Patched("\"up to $20 billion\"", """{"basis":"contracted"}"""));
    }

    [Fact]
    public void A_rate_holds_for_another_figure_in_its_currency_and_for_no_other_currency()
    {
        const string Euros = """{"value":"20000000000","currency":"EUR","usd":{"rate":"1.1","rateDate":"2026-11-18"}}""";

        Assert.Equal((5_500_000_000m, 1.1m), (Patched(Euros, """{"value":"5000000000"}""").Usd?.Low, Patched(Euros, """{"value":"5000000000"}""").Usd?.Rate));
        Assert.Equal(5_500_000_000m, Patched(Euros, "\"€5 billion\"").Usd?.Low);
        Assert.Null(Patched(Euros, """{"currency":"GBP"}""").Usd);
        Assert.Null(Patched(Euros, "\"CHF 5 billion\"").Usd);
        Assert.Null(Patched(Euros, """{"usd":null}""").Usd);
        Assert.Equal(24_000_000_000m, Patched(Euros, """{"usd":{"rate":"1.2"}}""").Usd?.Low);
        Assert.Equal(26_000_000_000m, Patched(Euros, """{"currency":"GBP","usd":{"rate":"1.3","rateDate":"2026-11-18"}}""").Usd?.Low);
    }

    [Fact]
    public void A_patch_of_something_else_leaves_an_amount_read_in_two_ways_as_it_is_and_figures_settle_it()
    {
        const string Ambiguous = "\"500 Bn $\"";
        var before = FrenchDeal(Ambiguous);
        Assert.NotNull(before.Amount.OtherReading);

        Assert.Equal(before.Amount, DealPatchTests.Patched(before, """{"status":"construction"}""").Amount);
        Assert.NotNull(DealPatchTests.Patched(before, """{"amount":{"basis":"planned"}}""").Amount.OtherReading);
        var settled = DealPatchTests.Patched(before, $$$"""{"amount":{"value":"{{{before.Amount.Low}}}"}}""").Amount;
        Assert.Equal((before.Amount.Low, null, null), (settled.Low, settled.OtherReading, settled.Text));
    }

    [Fact]
    public void The_words_of_a_new_amount_may_name_a_term_that_nobody_knew_and_change_none_that_is_known()
    {
        Assert.Equal(5, DealPatchTests.Patched(Deal("\"$20 billion\""), """{"amount":"$25 billion over five years"}""").Term?.Years);
        Assert.Equal(3, DealPatchTests.Patched(Deal("\"$20 billion over three years\""), """{"amount":"$25 billion over five years"}""").Term?.Years);
    }

    private static Amount Patched(string stored, string patch) => DealPatchTests.Patched(Deal(stored), $$"""{"amount":{{patch}}}""").Amount;

    private static Deal Deal(string amount) =>
        Given.Submitted($$"""{"kind":"debt","announced":"2026-11-19","amount":{{amount}},"parties":[{"name":"Meta","role":"investee"}]}""");

    private static Deal FrenchDeal(string text) => Deal($$"""{"text":{{text}},"language":"fr"}""");
}
