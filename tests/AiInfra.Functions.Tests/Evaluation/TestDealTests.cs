using AiInfra.Deals;
using AiInfra.Functions.Intake;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Tests.Storage;
using AiInfra.Rules;

namespace AiInfra.Functions.Tests.Evaluation;

/// <summary>Deals that only try the system out.</summary>
public sealed class TestDealTests(OwnTables tables) : IClassFixture<OwnTables>
{
    private readonly AppParts _app = new(tables.Tables);

    [Fact]
    public async Task One_that_tells_what_a_real_deal_tells_is_a_deal_of_its_own_and_meets_the_test_rule_alone()
    {
        var real = Given.Deal();
        await _app.SubmitAsync(real);

        var result = await _app.SubmitAsync(real with { Id = DealId.OfTest(real.Id) });

        var test = Assert.IsType<IntakeResult.Accepted>(result).Deal;
        Assert.True(test.IsTest);
        await _app.EvaluateAsync(Messages.DealChanged(test.Id, 1));
        var remembered = (await _app.Evaluations.RecallAsync(test.Id, CancellationToken.None)).Remembered;
        Assert.Equal([HouseRules.Test.Id], remembered.States.Keys);
    }

    [Fact]
    public async Task A_dry_run_of_one_says_what_the_real_run_would_do()
    {
        var deal = Given.Deal("$78 billion");
        await _app.SubmitAsync(deal);

        var preview = await _app.Preview.OfAsync(deal with { Id = DealId.OfTest(deal.Id) }, CancellationToken.None);

        Assert.Empty(preview.Likenesses);
        Assert.Equal([HouseRules.Test], preview.HouseRules);
    }

    [Fact]
    public async Task The_same_one_again_is_known()
    {
        var deal = Given.Deal("$77 billion");
        var test = deal with { Id = DealId.OfTest(deal.Id) };
        await _app.SubmitAsync(test);

        Assert.IsType<IntakeResult.AlreadyKnown>(await _app.SubmitAsync(test));
    }
}
