using AiInfra.Functions.Operations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;

namespace AiInfra.Functions.Tests.Operations;

public sealed class SweepTests
{
    [Fact]
    public async Task One_that_fails_keeps_none_of_the_others_from_its_end()
    {
        var (before, after) = (new Counted(), new Counted());

        await new Sweep([before, new Broken(), after], NullLogger<Sweep>.Instance).RunAsync(new TimerInfo(), CancellationToken.None);

        Assert.Equal((1, 1), (before.Rounds, after.Rounds));
    }

    [Fact]
    public async Task A_host_that_stops_is_not_kept_waiting_by_one_that_was_broken_off()
    {
        using var stopping = new CancellationTokenSource();
        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Sweep([new Broken()], NullLogger<Sweep>.Instance).RunAsync(new TimerInfo(), stopping.Token));
    }

    private sealed class Counted : ISweep
    {
        public int Rounds { get; private set; }

        public Task SweepAsync(CancellationToken cancellationToken)
        {
            Rounds++;
            return Task.CompletedTask;
        }
    }

    private sealed class Broken : ISweep
    {
        public Task SweepAsync(CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new InvalidOperationException("broken");
        }
    }
}
