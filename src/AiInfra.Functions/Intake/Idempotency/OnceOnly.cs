using System.Collections.Immutable;
using AiInfra.Functions.Storage.Requests;
using Microsoft.Extensions.Logging;

namespace AiInfra.Functions.Intake.Idempotency;

/// <summary>One attempt at carrying out a request.</summary>
/// <param name="At">As of when the request is read: for a repeated request, when it first came.</param>
/// <param name="Resumed">An attempt before may have stored the deal already.</param>
public readonly record struct Attempt(DateTimeOffset At, bool Resumed = false);

/// <summary>What came of a request that is carried out once.</summary>
public abstract record OnceResult
{
    private OnceResult()
    {
    }

    /// <summary>It was carried out now.</summary>
    public sealed record Done(ImmutableArray<Outcome> Outcomes) : OnceResult;

    /// <summary>It was carried out before, and this was its answer.</summary>
    public sealed record Again(ImmutableArray<Outcome> Outcomes) : OnceResult;

    /// <summary>It was tried now and nothing came of it; the key is free for a repeat.</summary>
    public sealed record Failed(ImmutableArray<Outcome> Outcomes) : OnceResult;

    public sealed record Running : OnceResult;

    public sealed record OtherContent : OnceResult;

    public sealed record Replayed : OnceResult;
}

/// <summary>Carries out a request once, however often and wherever it comes: the first attempt holds a lease, what came of it is remembered, and after a crash a repeat takes over when the lease has ended.</summary>
public sealed partial class OnceOnly(RequestStore requests, IntakeOptions options, ILogger<OnceOnly> log)
{
    /// <param name="request">The request.</param>
    /// <param name="attempt">Carries it out; must come to the same end however often it does so as of one moment.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<OnceResult> RunAsync(OneRequest request, Func<Attempt, Task<ImmutableArray<Outcome>>> attempt, CancellationToken cancellationToken) =>
        await requests.ClaimAsync(request, options.Lease, cancellationToken) switch
        {
            RequestClaim.Taken taken => await RunAsync(taken.Ticket, attempt),
            RequestClaim.Answered answered => new OnceResult.Again(answered.Outcomes),
            RequestClaim.Running => new OnceResult.Running(),
            RequestClaim.OtherContent => new OnceResult.OtherContent(),
            RequestClaim.Replayed => new OnceResult.Replayed(),
            _ => throw new InvalidOperationException(),
        };

    private async Task<OnceResult> RunAsync(RequestTicket ticket, Func<Attempt, Task<ImmutableArray<Outcome>>> attempt)
    {
        try
        {
            var outcomes = await attempt(new(ticket.Since, ticket.Resumed));
            var holds = outcomes.All(o => o.Status is not 503) && outcomes.Any(o => o.IsKept);
            await NoteAsync(holds ? requests.FinishAsync(ticket, outcomes, CancellationToken.None) : requests.ReleaseAsync(ticket, CancellationToken.None));
            return holds ? new OnceResult.Done(outcomes) : new OnceResult.Failed(outcomes);
        }
        catch
        {
            await NoteAsync(requests.ReleaseAsync(ticket, CancellationToken.None));
            throw;
        }
    }

    /// <summary>What became of the deal stands and is answered, whether or not it can be noted: a repeat after the lease comes to the same.</summary>
    private async Task NoteAsync(Task writing)
    {
        try
        {
            await writing;
        }
#pragma warning disable CA1031 // See above.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNotNoted(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What came of a request could not be noted; a repeat takes over when its lease has ended")]
    private partial void LogNotNoted(Exception exception);
}
