using System.Text.Json;
using AiInfra.Deals;
using AiInfra.Deals.Submissions;
using AiInfra.Functions.Intake;
using AiInfra.Functions.Tests.Storage;

namespace AiInfra.Functions.Tests.Intake;

/// <summary>Texts that tell old deals without saying when.</summary>
public sealed class RetoldDealsTests : IClassFixture<OwnTables>
{
    private readonly AppParts _app;
    private readonly string _buyer = Given.NewId("buyer");

    public RetoldDealsTests(OwnTables tables) => _app = new(tables.Tables);

    [Fact]
    public async Task A_guessed_date_gives_way_to_that_of_the_one_known_deal_and_the_retelling_merges()
    {
        var known = await TellAsync("2025-09-22", "$20 billion");

        var read = await ReadAsync("2026-11-19", dateIsTold: false);
        Assert.Equal((known, "2025-09-22"), (read.DateFrom, DealOf(read).Announced.ToString()));
        var result = await _app.SubmitAsync(DealOf(read));
        Assert.Equal(known, Assert.IsType<IntakeResult.Merged>(result).Deal.Id);

        // Again, now that it is told there itself.
        var again = await ReadAsync("2026-11-19", dateIsTold: false);
        Assert.Equal(known, again.DateFrom);
        Assert.Equal(known, Assert.IsType<IntakeResult.AlreadyKnown>(await _app.SubmitAsync(DealOf(again))).Deal.Id);
    }

    [Theory]
    [InlineData("2026-11-19", true, "$20 billion")] // the text says when: another deal
    [InlineData("2026-11-19", false, "$30 billion")]
    [InlineData("2024", true, "$20 billion")]
    public async Task Otherwise_a_date_stays(string announced, bool dateIsTold, string amount)
    {
        await TellAsync("2025-09-22", "$20 billion");

        var read = await ReadAsync(announced, dateIsTold, amount);

        Assert.Equal((null, announced), (read.DateFrom, DealOf(read).Announced.ToString()));
        Assert.False(read.IsAmbiguous);
    }

    [Theory]
    [InlineData("2025-09-30", false)] // matching would find it by the guess, which must not become the date of the deal
    [InlineData("2025", true)]
    public async Task What_is_known_more_surely_or_more_exactly_is_taken_over(string announced, bool dateIsTold)
    {
        var known = await TellAsync("2025-09-22", "$20 billion");

        var read = await ReadAsync(announced, dateIsTold);

        Assert.Equal((known, "2025-09-22"), (read.DateFrom, DealOf(read).Announced.ToString()));
    }

    [Theory]
    [InlineData("2024-11-19", "2026-11-19", true)] // a guess says nothing of when the text was written
    [InlineData("2024-11-19", "2024-11-19", false)] // nobody tells again what is not announced yet
    public async Task What_was_announced_by_the_day_of_the_text_can_be_told_in_it(string announced, string published, bool isKnown)
    {
        var known = await TellAsync("2025-09-22", "$20 billion");

        Assert.Equal(isKnown ? known : null, (await ReadAsync(announced, dateIsTold: false, published: published)).DateFrom);
    }

    [Fact]
    public async Task An_equal_amount_under_another_kind_waits_for_a_person()
    {
        var known = await TellAsync("2025-09-22", "$20 billion");

        var read = await ReadAsync("2026-11-19", dateIsTold: false, kind: "equity");

        Assert.Equal([known], read.Retells);
        Assert.Equal((null, "2026-11-19"), (read.DateFrom, DealOf(read).Announced.ToString()));
    }

    [Fact]
    public async Task Of_two_known_deals_none_is_chosen()
    {
        string[] known = [await TellAsync("2024-03-01", "$20 billion"), await TellAsync("2025-09-22", "$20 billion")];

        var read = await ReadAsync("2026-11-19", dateIsTold: false);

        Assert.True(read.IsAmbiguous);
        Assert.Equal(known, read.Retells.Order(StringComparer.Ordinal));
        Assert.Equal((null, "2026-11-19"), (read.DateFrom, DealOf(read).Announced.ToString()));
    }

    [Fact]
    public async Task What_is_stored_at_its_guess_is_found_there_again()
    {
        var first = await ReadAsync("2026-11-19", dateIsTold: false);
        await _app.SubmitAsync(DealOf(first));
        await TellAsync("2025-09-22", "$20 billion");

        var again = await ReadAsync("2026-11-19", dateIsTold: false);

        Assert.Equal((null, DealOf(first).Id), (again.DateFrom, DealOf(again).Id));
    }

    private static Deal DealOf(RetoldReading read) => Assert.IsType<SubmissionReading.Ok>(read.Reading).Deal;

    private async Task<string> TellAsync(string announced, string amount)
    {
        var result = await _app.SubmitAsync(Given.Deal(amount, _buyer, announced, supplier: _buyer + " supplier"));
        return Assert.IsType<IntakeResult.Accepted>(result).Deal.Id;
    }

    private Task<RetoldReading> ReadAsync(string announced, bool dateIsTold, string amount = "$20 billion", string published = "2026-11-19", string kind = "cloud_contract")
    {
        var json = $$"""
            {"kind":"{{kind}}","announced":"{{announced}}","amount":"{{amount}}","sources":[{"publisher":"A paper","type":"press","publishedAt":"{{published}}"}],
             "parties":[{"name":"{{_buyer}}","role":"buyer"},{"name":"{{_buyer}} supplier","role":"supplier"}]}
            """;
        return new RetoldDeals(_app.Matching).ReadAsync(JsonElement.Parse(json), dateIsTold, new(Given.Now, "test", Trust.Trusted), CancellationToken.None);
    }
}
