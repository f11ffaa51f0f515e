using System.Diagnostics;
using System.Net;

namespace AiInfra.Functions.Tests.Scenarios.Crashes;

/// <summary>How storage fails: it says so, or it closes the connection.</summary>
public enum Trouble { Busy, Unreachable }

/// <summary>Storage is in trouble while the process lives.</summary>
public sealed class StorageDownScenarios(CrashSystem system, ITestOutputHelper output) : IClassFixture<CrashSystem>
{
    [Theory]
    [InlineData(Trouble.Busy, "GET matching")]
    [InlineData(Trouble.Busy, "POST $batch deals")]
    [InlineData(Trouble.Unreachable, "GET matching")]
    [InlineData(Trouble.Unreachable, "PUT outbox")]
    public async Task Without_tables_a_submission_is_answered_503_and_leaves_nothing_half_written(Trouble trouble, string from)
    {
        var buyer = $"Refused Buyer {trouble} {from}";
        var traces = new Traces(system, await system.IdOfAsync(buyer));

        using var answer = await SubmitInTroubleAsync(buyer, TablesFrom(from, trouble));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Equal((0, 0, 0, 0), await traces.ShownAsync());
        Assert.False(await traces.IsStoredAsync());
        await system.SubmitBigDealAsync(buyer);
        await traces.AreOfOneAlertAsync();
    }

    [Fact]
    public async Task What_is_stored_is_answered_201_whatever_goes_away_then_and_alerts_later()
    {
        (string Buyer, Func<StorageCall, bool> Fails, Trouble Trouble)[] troubles =
        [
            ("Buyer Without Queues", call => !call.IsTable, Trouble.Unreachable),
            ("Buyer With Busy Queues", call => !call.IsTable, Trouble.Busy),
            ("Buyer Without Message", From("GET localbusids"), Trouble.Busy),
            ("Buyer With A Marker Left", From("DELETE outbox"), Trouble.Unreachable),
        ];
        List<Traces> deals = [];
        foreach (var (buyer, fails, trouble) in troubles)
        {
            deals.Add(new(system, await system.IdOfAsync(buyer)));
            using var answer = await SubmitInTroubleAsync(buyer, (fails, trouble));
            Assert.Equal((HttpStatusCode.Created, true), (answer.StatusCode, await deals[^1].IsStoredAsync()));
        }

        deals.Add(await StoreUnconfirmedAsync("Buyer Never Confirmed"));
        foreach (var deal in deals) await deal.AreOfOneAlertAsync();
    }

    /// <summary>The transaction takes effect, its answer and that of every repeat is lost: nobody can know, so the client is to ask again.</summary>
    private async Task<Traces> StoreUnconfirmedAsync(string buyer)
    {
        var traces = new Traces(system, await system.IdOfAsync(buyer));
        system.Proxy.Between = async (call, forward) =>
        {
            var answer = await forward();
            return call.Name == "POST $batch deals" ? null : answer;
        };
        using var answer = await system.SubmitAsync(LocalSystem.BigDeal(buyer));
        system.Proxy.Reset();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (answer.StatusCode, await traces.IsStoredAsync()));
        await system.SubmitBigDealAsync(buyer);
        return traces;
    }

    private async Task<HttpResponseMessage> SubmitInTroubleAsync(string buyer, (Func<StorageCall, bool> Fails, Trouble Trouble) during)
    {
        system.Proxy.Reset();
        system.Proxy.Between = async (call, forward) => !during.Fails(call) ? await forward() : during.Trouble is Trouble.Busy ? StorageAnswer.Busy : null;
        var watch = Stopwatch.StartNew();
        var answer = await system.SubmitAsync(LocalSystem.BigDeal(buyer));
        output.WriteLine($"{buyer}: {(int)answer.StatusCode} after {watch.Elapsed.TotalSeconds:0.00} s");
        system.Proxy.Reset();
        return answer;
    }

    private static (Func<StorageCall, bool> Fails, Trouble Trouble) TablesFrom(string request, Trouble trouble) => (From(request), trouble);

    /// <summary>From the first request of this name on, every request to a table.</summary>
    private static Func<StorageCall, bool> From(string request)
    {
        var begun = false;
        return call => (begun = begun || call.Name == request) && call.IsTable;
    }
}
