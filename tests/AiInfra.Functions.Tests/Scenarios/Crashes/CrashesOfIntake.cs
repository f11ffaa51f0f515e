namespace AiInfra.Functions.Tests.Scenarios.Crashes;

/// <summary>Before the answer: the client hears nothing and submits again. One crash follows the other while what the last one left is still owed.</summary>
public sealed class CrashesOfIntake(CrashSystem system, ITestOutputHelper output) : CrashScenarios(system, output), IClassFixture<CrashSystem>
{
    private static readonly (string Request, Moment Moment)[] Points =
    [
        ("PUT outbox", Moment.After),
        ("POST $batch deals", Moment.After),
        ("POST deals-views/messages", Moment.After),
        ("POST deals-evaluation/messages", Moment.After),
        ("DELETE outbox", Moment.Before),
        ("DELETE outbox", Moment.After),
    ];

    private readonly CrashSystem _system = system;

    [Fact]
    public async Task Crashes_before_the_answer_are_made_good_by_submitting_again_at_once_or_after_the_sweeper_gave_up()
    {
        List<Traces> deals = [];
        foreach (var (request, moment) in Points)
        {
            var buyer = NewBuyer();
            deals.Add(await DieAsync(buyer, request, 1, moment, afterTheAnswer: false));
            await _system.StartAsync();
            await _system.SubmitBigDealAsync(buyer);
        }

        var lateBuyer = NewBuyer();
        var late = await DieAsync(lateBuyer, "PUT outbox", 1, Moment.After, afterTheAnswer: false);
        await _system.StartAsync();
        foreach (var deal in deals) await AreOfOneAlertAsync(deal);

        Assert.False(await late.IsStoredAsync());
        await _system.SubmitBigDealAsync(lateBuyer);
        await AreOfOneAlertAsync(late);
    }
}
