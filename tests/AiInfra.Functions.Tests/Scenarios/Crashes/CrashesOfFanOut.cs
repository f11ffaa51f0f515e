namespace AiInfra.Functions.Tests.Scenarios.Crashes;

/// <summary>While the alert is published and its recipients are found.</summary>
public sealed class CrashesOfFanOut(CrashSystem system, ITestOutputHelper output) : CrashScenarios(system, output), IClassFixture<CrashSystem>
{
    private readonly CrashSystem _system = system;

    [Theory]
    [InlineData("GET alerts/messages", 1, Moment.After)]
    [InlineData("PUT deliverylists", 1, Moment.After)]
    [InlineData("PATCH evaluations publishedAt", 1, Moment.After)]
    [InlineData("POST alerts", 1, Moment.After)]
    [InlineData("PUT alerts", 1, Moment.Before)]
    [InlineData("PUT alerts", 1, Moment.After)]
    [InlineData("POST deliveries/messages", 1, Moment.After)]
    [InlineData("POST deliveries/messages", 3, Moment.Before)]
    [InlineData("DELETE alerts/messages", 1, Moment.Before)]
    [InlineData("DELETE alerts/messages", 1, Moment.After)]
    public Task A_crash_while_an_alert_is_fanned_out_loses_and_doubles_nothing(string request, int occurrence, Moment moment) =>
        LosesAndDoublesNothingAsync(request, occurrence, moment);

    [Fact]
    public async Task An_alert_fanned_out_twice_at_once_is_published_once()
    {
        var buyer = NewBuyer();
        var traces = new Traces(_system, await _system.IdOfAsync(buyer));
        var overtaken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var rows = 0;
        _system.Proxy.Between = async (call, forward) =>
        {
            if (call.Name == "PUT alerts" && Interlocked.Increment(ref rows) == 1) await overtaken.Task;
            var answer = await forward();
            if (call.Name is "PUT alerts" or "DELETE alerts/messages") overtaken.TrySetResult();

            // What a crash between sending and recording the id does.
            return call.Name == "POST alerts/messages" ? await forward() : answer;
        };

        await _system.SubmitBigDealAsync(buyer);

        await AreOfOneAlertAsync(traces);
        Assert.InRange(rows, 2, int.MaxValue);
    }
}
