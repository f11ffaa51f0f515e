using System.Collections.Immutable;
using AiInfra.Deals;
using AiInfra.Deals.Submissions;
using AiInfra.Functions.Intake;
using AiInfra.Functions.Storage;
using AiInfra.Proposals;

namespace AiInfra.Functions.Proposals;

/// <summary>What became of accepting a proposal.</summary>
public abstract record AcceptanceResult
{
    private AcceptanceResult()
    {
    }

    /// <summary>The deal is told.</summary>
    public sealed record Done(Proposal Proposal, IntakeResult Told) : AcceptanceResult;

    /// <summary>It is accepted; others write the deal all the time, and <see cref="ProposalSweep"/> goes on.</summary>
    public sealed record Later(Proposal Proposal) : AcceptanceResult;

    /// <summary>The record of the deal has no room for it: the proposal is open.</summary>
    public sealed record Full(Proposal Proposal, string DealId) : AcceptanceResult;

    /// <summary>It cannot be read: the proposal is open.</summary>
    public sealed record Invalid(ImmutableArray<FieldError> Errors) : AcceptanceResult;

    /// <summary>Someone else decided it at the same moment.</summary>
    public sealed record Changed : AcceptanceResult;
}

/// <summary>
/// Takes accepted proposals into the records of their deals. The decision is stored before, with all that the reading depends on, so a crash after any step is made good by doing the rest again:
/// the same words are the same report, and what was told once is not told anew.
/// </summary>
public sealed class Acceptance(ProposalStore proposals, ProposalReader reader, DealIntake intake)
{
    public async Task<AcceptanceResult> AcceptAsync(Stored<Proposal> open, ProposalDecision accepted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(open);
        if ((await reader.ReadAsync(open.Record, accepted, cancellationToken)).Reading is SubmissionReading.Invalid invalid) return new AcceptanceResult.Invalid(invalid.Errors);
        var decided = open.Record.Decide(accepted);
        return await proposals.TryUpdateAsync(open, decided, cancellationToken) ? await CarryOutAsync(decided, cancellationToken) : new AcceptanceResult.Changed();
    }

    /// <param name="proposal">Accepted, and not carried out yet as far as is known.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<AcceptanceResult> CarryOutAsync(Proposal proposal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        switch ((await reader.ReadAsync(proposal, proposal.Decisions[^1], cancellationToken)).Reading)
        {
            case SubmissionReading.Ok ok:
                return await TellAsync(proposal, ok.Deal, cancellationToken);
            case SubmissionReading.Invalid invalid:
                await ReopenAsync(proposal, "it cannot be read any more", cancellationToken);
                return new AcceptanceResult.Invalid(invalid.Errors);
            default:
                throw new InvalidOperationException();
        }
    }

    private async Task<AcceptanceResult> TellAsync(Proposal proposal, Deal deal, CancellationToken cancellationToken)
    {
        var result = await intake.SubmitAsync(deal, Trust.Trusted, "proposal:" + proposal.Id, cancellationToken);
        if (result is IntakeResult.Full full) return new AcceptanceResult.Full(await ReopenAsync(proposal, $"the record of {full.Deal.Id} is full", cancellationToken), full.Deal.Id);
        if (result.Told is not { Id: var dealId }) return new AcceptanceResult.Later(proposal);
        return new AcceptanceResult.Done(await proposals.SettleAsync(proposal, p => p with { DealId = dealId, Settling = false }, cancellationToken), result);
    }

    private Task<Proposal> ReopenAsync(Proposal proposal, string why, CancellationToken cancellationToken) =>
        proposals.SettleAsync(proposal, p => p.Decide(p.Decisions[^1] with { State = ProposalState.Open, Note = $"not carried out: {why}", Patch = null }), cancellationToken);
}
