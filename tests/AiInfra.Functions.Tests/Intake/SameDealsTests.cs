using System.Globalization;
using AiInfra.Deals;
using AiInfra.Functions.Intake;
using AiInfra.Functions.Tests.Storage;
using AiInfra.Matching;

namespace AiInfra.Functions.Tests.Intake;

/// <summary>The same deal told by many, one after the other, at once, and by processes that died on the way.</summary>
public sealed class SameDealsTests : IClassFixture<OwnTables>
{
    private readonly FaultyWire _wire = new();
    private readonly AppParts _app;
    private readonly string _buyer = Given.NewId("buyer");

    public SameDealsTests(OwnTables tables) => _app = new(tables.Through(_wire));

    [Fact]
    public async Task A_retelling_with_another_figure_is_told_in_the_deal_that_was_first()
    {
        var first = Assert.IsType<IntakeResult.Accepted>(await _app.SubmitAsync(Told("$20 billion", "A paper"))).Deal;

        var merged = Assert.IsType<IntakeResult.Merged>(await _app.SubmitAsync(Told("$20.1 billion", "Another paper"))).Deal;

        Assert.Equal((first.Id, 2), (merged.Id, merged.Revision));
        Assert.Equal(["A paper", "Another paper"], merged.Sources.Select(s => s.Publisher).Order(StringComparer.Ordinal));
        Assert.Contains("part", Assert.Single(merged.Merged).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_retelling_again_is_known_already()
    {
        await _app.SubmitAsync(Told("$20 billion", "A paper"));
        await _app.SubmitAsync(Told("$20.1 billion", "Another paper"));

        Assert.IsType<IntakeResult.AlreadyKnown>(await _app.SubmitAsync(Told("$20.1 billion", "Another paper")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Eight_who_tell_the_same_deal_at_once_end_in_one_deal_with_every_source(int round)
    {
        var told = Enumerable.Range(0, 8).Select(n => Told($"$20.{n} billion", string.Create(CultureInfo.InvariantCulture, $"Paper {n} of {round}"))).ToList();

        var results = await Task.WhenAll(told.Select(deal => Task.Run(() => _app.SubmitAsync(deal))));

        var ids = results.Select(IdOf).Distinct(StringComparer.Ordinal).ToList();
        var deal = (await _app.Deals.FindAsync(Assert.Single(ids), CancellationToken.None))!.Deal;
        Assert.Equal(told.Select(t => t.Sources[0].Publisher), deal.Sources.Select(s => s.Publisher).Order(StringComparer.Ordinal));
        Assert.All(told.Where(t => t.Id != deal.Id), t => Assert.Contains(deal.Merged, m => m.DealId == t.Id));
        Assert.Single(results.OfType<IntakeResult.Accepted>());
    }

    [Fact]
    public async Task A_deal_on_another_day_far_off_is_another_deal()
    {
        await _app.SubmitAsync(Told("$20 billion", "A paper"));

        Assert.IsType<IntakeResult.Accepted>(await _app.SubmitAsync(Given.Deal("$20 billion", _buyer, announced: "2026-08-01", publisher: "A paper")));
    }

    [Fact]
    public async Task One_whose_process_died_before_it_decided_keeps_its_id_and_later_ones_are_told_there()
    {
        var died = Told("$20 billion", "A paper that never arrived");
        await _app.Matching.OpenHomeAsync(MatchFacts.Of(died), TimeProvider.System.GetUtcNow() - SameDeals.Patience, CancellationToken.None);
        await _app.Matching.AnnounceAsync(MatchFacts.Of(died), CancellationToken.None);

        Assert.Equal(died.Id, IdOf(await _app.SubmitAsync(Told("$20.1 billion", "Another paper"))));

        Assert.IsType<IntakeResult.Merged>(await _app.SubmitAsync(died));
        Assert.Equal(2, (await _app.Deals.FindAsync(died.Id, CancellationToken.None))!.Deal.Sources.Length);
    }

    [Fact]
    public async Task Broken_off_at_any_write_a_submission_that_is_repeated_ends_in_one_deal()
    {
        await _app.SubmitAsync(Told("$20 billion", "A paper"));
        for (var step = 0; step < 8; step++)
        {
            var retold = Told($"$20.{step} billion", string.Create(CultureInfo.InvariantCulture, $"Paper {step}"));
            var writes = 0;
            var at = step;
            _wire.Lose = request => IsWrite(request) && writes++ >= at;
            await Record.ExceptionAsync(() => _app.SubmitAsync(retold));
            _wire.Lose = _ => false;

            Assert.IsNotType<IntakeResult.Accepted>(await _app.SubmitAsync(retold));
        }

        var deal = (await _app.Deals.FindAsync(Told("$20 billion", "A paper").Id, CancellationToken.None))!.Deal;
        Assert.Equal(9, deal.Sources.Length);
        Assert.Equal(7, deal.Merged.Length);
    }

    [Fact]
    public async Task Two_data_centres_of_one_owner_and_month_without_a_price_are_two_deals()
    {
        var ohio = Assert.IsType<IntakeResult.Accepted>(await _app.SubmitAsync(Built("Ohio", "A paper"))).Deal;
        var texas = Assert.IsType<IntakeResult.Accepted>(await _app.SubmitAsync(Built("Texas", "A paper"))).Deal;

        Assert.NotEqual(ohio.Id, texas.Id);
        Assert.Equal(texas.Id, IdOf(await _app.SubmitAsync(Built("Texas", "A paper"))));
        Assert.Equal(texas.Id, IdOf(await _app.SubmitAsync(Built("Texas", "Another paper"))));
        Assert.Equal(ohio.Id, IdOf(await _app.SubmitAsync(Built("Ohio", "Another paper"))));
        Assert.Equal("Texas", (await _app.Deals.FindAsync(texas.Id, CancellationToken.None))!.Deal.Site!.Region);
    }

    [Fact]
    public async Task Two_data_centres_told_at_once_are_two_deals()
    {
        string[] regions = ["Ohio", "Texas", "Ohio", "Texas", "Ohio", "Texas", "Ohio", "Texas"];

        var results = await Task.WhenAll(regions.Select((region, n) => Task.Run(() => _app.SubmitAsync(Built(region, string.Create(CultureInfo.InvariantCulture, $"Paper {n}"))))));

        var idsOf = regions.Zip(results, (region, result) => (region, Id: IdOf(result))).ToLookup(r => r.region, r => r.Id);
        Assert.NotEqual(Assert.Single(idsOf["Ohio"].Distinct()), Assert.Single(idsOf["Texas"].Distinct()));
    }

    [Fact]
    public async Task What_may_be_the_same_is_a_deal_of_its_own_that_says_so()
    {
        var first = Assert.IsType<IntakeResult.Accepted>(await _app.SubmitAsync(Told("$20 billion", "A paper"))).Deal;

        var second = Assert.IsType<IntakeResult.Accepted>(await _app.SubmitAsync(Told("$27 billion", "Another paper"))).Deal;

        Assert.Equal(first.Id, Assert.Single(second.PossibleDuplicates).DealId);
    }

    private static bool IsWrite(string request) => !request.StartsWith("GET ", StringComparison.Ordinal);

    private static string IdOf(IntakeResult result) => result switch
    {
        IntakeResult.Accepted accepted => accepted.Deal.Id,
        IntakeResult.Merged merged => merged.Deal.Id,
        IntakeResult.AlreadyKnown known => known.Deal.Id,
        _ => result.ToString(),
    };

    private Deal Built(string region, string publisher) => Given.Submitted($$"""
        {"kind":"data_center","announced":"2026-11-{{(region == "Ohio" ? "19" : "05")}}","amount":"undisclosed","parties":[{"name":"{{_buyer}}","role":"owner"}],
         "site":{"region":"{{region}}","country":"US"},"sources":[{"publisher":"{{publisher}}","type":"press"}]}
        """);

    private Deal Told(string amount, string publisher) => Given.Deal(amount, _buyer, publisher: publisher, supplier: _buyer + " supplier");
}
