namespace AiInfra.Functions.Tests.Scenarios.Crashes;

/// <summary>While the deal is held against the rules and its views are written.</summary>
public sealed class CrashesOfEvaluation(CrashSystem system, ITestOutputHelper output) : CrashScenarios(system, output), IClassFixture<CrashSystem>
{
    [Theory]
    [InlineData("GET deals-evaluation/messages", Moment.After)]
    [InlineData("POST $batch evaluations", Moment.After)]
    [InlineData("POST alerts/messages", Moment.After)]
    [InlineData("PATCH evaluations sent", Moment.Before)]
    [InlineData("DELETE deals-evaluation/messages", Moment.Before)]
    [InlineData("GET deals-views/messages", Moment.After)]
    [InlineData("POST recent", Moment.After)]
    [InlineData("POST totals", Moment.After)]
    public Task A_crash_while_a_deal_is_evaluated_loses_and_doubles_nothing(string request, Moment moment) => LosesAndDoublesNothingAsync(request, 1, moment);
}
