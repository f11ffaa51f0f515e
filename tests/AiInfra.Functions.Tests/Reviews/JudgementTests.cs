using AiInfra.Deals;
using AiInfra.Functions.Intake;
using AiInfra.Functions.Tests.Storage;
using AiInfra.Reviews;
using AiInfra.Totals;

namespace AiInfra.Functions.Tests.Reviews;

/// <summary>What a judgement makes of two deals, and that it can be taken back.</summary>
public sealed class JudgementTests : IClassFixture<OwnTables>
{
    private static readonly decimal[] OneOfThem = [20_000_000_000m, 27_000_000_000m];
    private static readonly decimal[] Both = [47_000_000_000m];
    private readonly FaultyWire _wire = new();
    private readonly AppParts _app;
    private readonly string _buyer = Given.NewId("buyer");

    public JudgementTests(OwnTables tables) => _app = new(tables.Through(_wire));

    [Fact]
    public async Task Two_possible_duplicates_judged_the_same_become_one_deal_and_judged_different_are_two_again()
    {
        var (first, second) = await DoubtfulAsync();
        var before = (await SeenAsync(first), await TotalAsync(first, second));

        await JudgeAsync(Verdict.Same);
        var merged = await FindAsync(first);
        Assert.Contains(merged.Merged, m => m.DealId == second);
        Assert.Equal(first, (await FindAsync(second)).MergedInto);
        Assert.Contains(await TotalAsync(first, second), OneOfThem);

        await JudgeAsync(Verdict.Different);
        Assert.Equal(before.Item1, await SeenAsync(first));
        Assert.Null((await FindAsync(second)).MergedInto);
        Assert.DoesNotContain((await FindAsync(second)).PossibleDuplicates, d => d.DealId == first);
        Assert.Contains(await TotalAsync(first, second), Both);
    }

    [Fact]
    public async Task Judged_a_tranche_both_count_and_are_related()
    {
        var (first, second) = await DoubtfulAsync();

        await JudgeAsync(Verdict.Tranche);

        Assert.Contains(new Relation(RelationType.TrancheOf, first), (await FindAsync(second)).Relations);
        Assert.Contains(await TotalAsync(first, second), Both);

        await JudgeAsync(Verdict.Same);
        Assert.Empty((await FindAsync(first)).Relations);
        Assert.Contains(await TotalAsync(first, second), OneOfThem);
    }

    [Fact]
    public async Task What_matching_merged_can_be_parted_and_is_a_deal_of_its_own()
    {
        var first = IdOf(await _app.SubmitAsync(Told("$20 billion", "A paper")));
        var retold = Told("$20.1 billion", "Another paper");
        await _app.SubmitAsync(retold);
        await _app.OpenReviews.EnsureAsync(await FindAsync(first), CancellationToken.None);

        await JudgeAsync(Verdict.Different, Review.IdOf(retold.Id, first));

        Assert.Equal(["A paper"], (await FindAsync(first)).Sources.Select(s => s.Publisher));
        Assert.Equal(["Another paper"], (await FindAsync(retold.Id)).Sources.Select(s => s.Publisher));
        Assert.Equal(retold.Id, IdOf(await _app.SubmitAsync(retold)));
    }

    [Fact]
    public async Task A_report_that_comes_to_a_merged_deal_goes_with_it_when_they_part()
    {
        var (first, second) = await DoubtfulAsync();
        await JudgeAsync(Verdict.Same);

        Assert.Equal(first, IdOf(await _app.SubmitAsync(Told("$27.1 billion", "A third paper"))));
        Assert.Equal(first, IdOf(await _app.SubmitAsync(Told("$27 billion", "A fourth paper"))));
        await JudgeAsync(Verdict.Different);

        Assert.Contains("A fourth paper", (await FindAsync(second)).Sources.Select(s => s.Publisher));
        Assert.DoesNotContain("A fourth paper", (await FindAsync(first)).Sources.Select(s => s.Publisher));
    }

    [Fact]
    public async Task Two_deals_of_which_one_report_tells_are_merged_without_a_person()
    {
        var (first, second) = await DoubtfulAsync("$20 billion", "$21.9 billion");

        await _app.SubmitAsync(Told("$20.9 billion", "A third paper"));
        await _app.OpenReviews.EnsureAsync(await FindAsync(first), CancellationToken.None);
        await _app.OpenReviews.EnsureAsync(await FindAsync(second), CancellationToken.None);
        await _app.SettleAsync();

        string?[] rests = [(await FindAsync(first)).MergedInto, (await FindAsync(second)).MergedInto];
        Assert.Single(rests, id => id is not null);
    }

    [Fact]
    public async Task Three_deals_judged_the_same_in_a_circle_at_once_are_one()
    {
        var ids = new List<string>();
        foreach (var amount in new[] { "$20 billion", "$27 billion", "$35 billion" })
        {
            ids.Add(IdOf(await _app.SubmitAsync(Told(amount, "Paper of " + amount))));
            _app.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var now = _app.Clock.GetUtcNow();
        Review[] circle = [.. Enumerable.Range(0, 3).Select(i => Review.Of(ids[i], ids[(i + 1) % 3], now, "near").Judge(Verdict.Same, "operator", now, null))];
        await Task.WhenAll(circle.Select(review => Task.Run(() => _app.Judgement.CarryOutAsync(review, CancellationToken.None))));
        foreach (var review in circle.Concat(circle)) Assert.True(await _app.Judgement.CarryOutAsync(review, CancellationToken.None));

        Assert.Equal(2, (await Task.WhenAll(ids.Select(FindAsync))).Count(deal => deal.MergedInto is not null));
        Assert.Contains(await TotalAsync([.. ids]), new[] { 20e9m, 27e9m, 35e9m });
    }

    [Theory]
    [InlineData(Verdict.Same)]
    [InlineData(Verdict.Different)]
    public async Task Broken_off_at_any_write_a_judgement_is_carried_out_by_the_timer(Verdict verdict)
    {
        for (var step = 0; ; step++)
        {
            var app = new Pair(_app, Given.NewId("buyer"));
            var (first, second) = await app.DoubtfulAsync();
            if (verdict is Verdict.Different) await app.JudgeAsync(Verdict.Same);
            var writes = 0;
            var at = step;
            _wire.Lose = request => !request.StartsWith("GET ", StringComparison.Ordinal) && writes++ >= at;
            var broken = await Record.ExceptionAsync(() => app.JudgeAsync(verdict));
            _wire.Lose = _ => false;
            Assert.InRange(await TotalAsync(first, second), 0, verdict is Verdict.Same ? OneOfThem[1] : Both[0]);

            await _app.SettleAsync();

            var expected = verdict is Verdict.Same ? first : null;
            if (await app.IsJudgedAsync(verdict))
            {
                Assert.Equal((step, expected), (step, (await FindAsync(second)).MergedInto));
                Assert.Contains(await TotalAsync(first, second), verdict is Verdict.Same ? OneOfThem : Both);
            }

            if (broken is null) break;
        }
    }

    /// <summary>Between two parties of its own: like no deal of another test.</summary>
    private static Deal Deal(string amount, string buyer, string publisher) => Given.Deal(amount, buyer, publisher: publisher, supplier: buyer + " supplier");

    private static string IdOf(IntakeResult result) => result switch
    {
        IntakeResult.Accepted accepted => accepted.Deal.Id,
        IntakeResult.Merged merged => merged.Deal.Id,
        IntakeResult.AlreadyKnown known => known.Deal.Id,
        _ => result.ToString(),
    };

    private async Task<(string First, string Second)> DoubtfulAsync(string one = "$20 billion", string other = "$27 billion") => await new Pair(_app, _buyer).DoubtfulAsync(one, other);

    private async Task JudgeAsync(Verdict verdict, string? id = null) => await new Pair(_app, _buyer).JudgeAsync(verdict, id);

    private async Task<Deal> FindAsync(string id) => (await _app.Deals.FindAsync(id, CancellationToken.None))!.Deal;

    private async Task<string> SeenAsync(string id) => Given.Json((await FindAsync(id)) with { Revision = 0, Revisions = [], UpdatedAt = default });

    private async Task<decimal> TotalAsync(params string[] ids)
    {
        List<Contribution> contributions = [];
        foreach (var id in ids) contributions.Add(Contribution.Of(await FindAsync(id)));
        return Stats.Of(contributions).Total.HighUsd;
    }

    private Deal Told(string amount, string publisher) => Deal(amount, _buyer, publisher);

    /// <summary>Two deals of one pair on one day that may be the same, and the review that asks.</summary>
    private sealed class Pair(AppParts app, string buyer)
    {
        public async Task<(string First, string Second)> DoubtfulAsync(string one = "$20 billion", string other = "$27 billion")
        {
            var first = IdOf(await app.SubmitAsync(Deal(one, buyer, "A paper")));
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            var second = IdOf(await app.SubmitAsync(Deal(other, buyer, "Another paper") with { SubmittedAt = app.Clock.GetUtcNow() }));
            await app.OpenReviews.EnsureAsync((await app.Deals.FindAsync(second, CancellationToken.None))!.Deal, CancellationToken.None);
            Assert.Equal(Verdict.Open, (await app.Reviews.FindAsync(Review.IdOf(first, second), CancellationToken.None))?.Record.Verdict);
            return (first, second);
        }

        public async Task JudgeAsync(Verdict verdict, string? id = null)
        {
            var stored = (await app.Reviews.FindAsync(id ?? Id, CancellationToken.None))!;
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            var review = stored.Record.Judge(verdict, "operator", app.Clock.GetUtcNow(), null);
            Assert.True(await app.Reviews.TryUpdateAsync(stored, review, CancellationToken.None));
            Assert.True(await app.Judgement.CarryOutAsync(review, CancellationToken.None));
        }

        public async Task<bool> IsJudgedAsync(Verdict verdict) => (await app.Reviews.FindAsync(Id, CancellationToken.None))!.Record.Verdict == verdict;

        private string Id => Review.IdOf(Deal("$20 billion", buyer, "A paper").Id, Deal("$27 billion", buyer, "Another paper").Id);
    }
}
