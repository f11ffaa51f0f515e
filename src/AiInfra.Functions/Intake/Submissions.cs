using System.Text.Json;
using AiInfra.Deals;
using AiInfra.Deals.Submissions;
using AiInfra.Functions.Intake.Idempotency;
using AiInfra.Functions.Proposals;
using AiInfra.Functions.Rates;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Storage.Requests;
using AiInfra.Sources;

namespace AiInfra.Functions.Intake;

/// <summary>The door a submission comes through.</summary>
/// <param name="By">Who submits, as the history of the deal names them.</param>
/// <param name="Trust">As the operator trusts them.</param>
/// <param name="NotifyAll">Everyone shall be told even of an old announcement.</param>
/// <param name="IsTest">What comes through it only tries the system out.</param>
public sealed record Door(string By, Trust Trust, bool NotifyAll = false, bool IsTest = false)
{
    /// <summary>Whoever has a function key.</summary>
    public static Door Api(bool notifyAll) => new("api", Trust.Trusted, notifyAll);

    /// <summary>An operator who tries the system out; told whatever its date.</summary>
    public static readonly Door Test = new("test", Trust.Trusted, NotifyAll: true, IsTest: true);

    public static Door Of(WebhookSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new($"webhook:{source.Id}", source.Trust);
    }
}

/// <summary>What became of a submission, and the deal it is told in.</summary>
public sealed record Told(Outcome Outcome, Deal? Deal);

/// <summary>Reads and takes in submissions, the same way for every door. What comes through a door that nobody trusts waits as a proposal and alerts nobody until an operator accepts it.</summary>
public sealed class Submissions(DealIntake intake, ProposalInbox inbox, DealRevisions revisions, KnownRates rates)
{
    public async Task<SubmissionReading> ReadAsync(JsonElement json, Door door, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(door);
        return SubmissionReader.Read(json, new(at, door.By, door.Trust, door.NotifyAll, await rates.GetAsync(), door.IsTest));
    }

    public async Task<Told> TellAsync(JsonElement json, Door door, Attempt attempt, CancellationToken cancellationToken) =>
        await ReadAsync(json, door, attempt.At) switch
        {
            SubmissionReading.Ok when door.Trust is Trust.Anonymous => await ProposeAsync(json, door, cancellationToken),
            SubmissionReading.Ok ok => Of(await intake.SubmitAsync(ok.Deal, door.Trust, door.By, cancellationToken), attempt),
            SubmissionReading.Invalid invalid => new(new(400, null, 0, invalid.Errors), null),
            _ => throw new InvalidOperationException(),
        };

    /// <summary>The deal as it was answered; null when nothing was stored.</summary>
    public async Task<Deal?> AnsweredAsync(Outcome outcome, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return outcome.DealId is null ? null : await revisions.FindAsync(outcome.DealId, outcome.Revision, cancellationToken);
    }

    private async Task<Told> ProposeAsync(JsonElement json, Door door, CancellationToken cancellationToken) => await inbox.ProposeAsync(door.By, json, passage: null, cancellationToken) switch
    {
        ProposeResult.Proposed proposed => new(new(202, null, 0, [], proposed.Proposal.Id), null),
        ProposeResult.Refused refused => new(new(400, null, 0, refused.Errors), null),
        _ => throw new InvalidOperationException(),
    };

    private static Told Of(IntakeResult result, Attempt attempt) => result switch
    {
        IntakeResult.Accepted accepted => Stored(201, accepted.Deal),

        // An attempt that was broken off had stored it: what is new is new.
        IntakeResult.AlreadyKnown { Deal: var deal } when attempt.Resumed && deal.SubmittedAt == attempt.At => Stored(201, deal),
        IntakeResult.AlreadyKnown known => Stored(200, known.Deal),
        IntakeResult.Merged merged => Stored(200, merged.Deal),
        IntakeResult.Full full => new(new(409, null, 0, [new("#", $"belongs to deal {full.Deal.Id}, which holds as many reports as a record can")]), full.Deal),
        IntakeResult.Busy => new(new(503, null, 0, []), null),
        _ => throw new InvalidOperationException(),
    };

    private static Told Stored(int status, Deal deal) => new(new(status, deal.Id, deal.Revision, []), deal);
}
