namespace AiInfra.Functions.Tests.Scenarios.Crashes;

/// <summary>
/// While the subscribers are told. What a receiver accepted before the ledger knew comes again, with the same id. Which shards the three subscribers stand in depends on their addresses, so lines are owed
/// singly or together: of <c>PUT deliverylists</c> there are four at least, of the fan-out and one for each of the three.
/// </summary>
public sealed class CrashesOfDelivery(CrashSystem system, ITestOutputHelper output) : CrashScenarios(system, output), IClassFixture<CrashSystem>
{
    [Theory]
    [InlineData("GET deliveries/messages", 1, Moment.After)]
    [InlineData("POST deliveries", 1, Moment.After)]
    [InlineData("POST deliveries", 3, Moment.After)]
    [InlineData("PUT deliveries", 1, Moment.Before)]
    [InlineData("PUT deliveries", 1, Moment.After)]
    [InlineData("PUT deliveries", 3, Moment.Before)]
    [InlineData("PUT deliverylists", 4, Moment.After)]
    [InlineData("DELETE deliverylists", 1, Moment.Before)]
    [InlineData("DELETE deliverylists", 2, Moment.After)]
    [InlineData("DELETE deliveries/messages", 1, Moment.Before)]
    [InlineData("DELETE deliveries/messages", 3, Moment.After)]
    public Task A_crash_while_an_alert_is_delivered_loses_nothing_and_repeats_under_one_id(string request, int occurrence, Moment moment) =>
        LosesAndDoublesNothingAsync(request, occurrence, moment);
}
