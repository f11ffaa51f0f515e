using AiInfra.Amounts;
using AiInfra.Deals.Submissions;
using AiInfra.Rates;
using AiInfra.Tests.Rates;

namespace AiInfra.Tests.Deals;

/// <summary>Deals of Tuesday, 4 March 2025, submitted and patched on 20 November 2026, when the euro stands elsewhere.</summary>
public sealed class PatchedRatesTests
{
    private const string Euros = """{"value":"20000000000","currency":"EUR","usd":{"rate":"1.1","rateDate":"2025-03-03"}}""";
    private static readonly ExchangeRates Rates = GenRates.Read("Date,USD,GBP,\n2026-11-19,1.30,0.80,\n2025-03-10,1.08,0.90,\n2025-03-04,1.05,0.84,\n");

    [Theory]
    [InlineData("\"€10 billion\"", 10_500_000_000)]
    [InlineData("""{"value":"10000000000","currency":"EUR"}""", 10_500_000_000)]
    [InlineData("""{"currency":"GBP"}""", 25_000_000_000)]
    public void An_amount_in_a_new_currency_counts_at_the_rate_of_the_announcement_not_of_the_patch(string patch, decimal dollars)
    {
        var usd = Patched("\"$20 billion\"", patch).Usd!;

        Assert.Equal((dollars, new DateOnly(2025, 3, 4)), (usd.Low, usd.RateDate));
    }

    [Theory]
    [InlineData("""{"value":"5000000000"}""")]
    [InlineData("\"€5 billion\"")]
    public void Another_figure_in_the_currency_keeps_the_rate_whatever_rates_are_known(string patch) =>
        Assert.Equal(new UsdAmount(5_500_000_000m, 5_500_000_000m, 1.1m, new(2025, 3, 3)), Patched(Euros, patch).Usd);

    [Fact]
    public void A_rate_that_is_taken_away_gives_way_to_that_of_the_announcement() => Assert.Equal((1.05m, new(2025, 3, 4)), Rate(Patched(Euros, """{"usd":null}""").Usd!));

    [Fact]
    public void A_new_amount_counts_at_the_new_day_when_the_announcement_is_patched_with_it() =>
        Assert.Equal((1.08m, new(2025, 3, 10)), Rate(Read("\"$20 billion\"", """{"amount":"€10 billion","announced":"2025-03-11"}""").Usd!));

    [Fact]
    public void Without_a_rate_near_the_announcement_it_waits_though_today_has_one() =>
        Assert.Null(Read("\"$20 billion\"", """{"amount":"€10 billion","announced":"2024-03-11"}""").Usd);

    [Fact]
    public void A_patch_of_something_else_neither_converts_nor_moves_a_cent()
    {
        const string Odd = """{"value":"10","currency":"EUR","usd":{"rate":"1.0845","rateDate":"2025-03-03"}}"""; // 10.845 dollars

        Assert.Equal(10.85m, Patched(Odd, """{"basis":"paid"}""").Usd!.Low);
        Assert.Equal(10.85m, Patched(Odd, """{"value":"10"}""").Usd!.Low);
        Assert.Null(Read("\"€10 billion\"", """{"status":"construction"}""").Usd);
    }

    private static (decimal, DateOnly?) Rate(UsdAmount usd) => (usd.Rate, usd.RateDate);

    private static Amount Patched(string stored, string patch) => Read(stored, $$"""{"amount":{{patch}}}""");

    private static Amount Read(string stored, string patch)
    {
        var deal = Given.Submitted($$"""{"kind":"debt","announced":"2025-03-04","amount":{{stored}},"parties":[{"name":"Meta","role":"investee"}]}""", ExchangeRates.None);
        return Assert.IsType<SubmissionReading.Ok>(DealPatchTests.Read(deal, patch, Rates)).Deal.Amount;
    }
}
