using AiInfra.Deals;
using AiInfra.Deals.Submissions;
using AiInfra.Functions.Intake;
using AiInfra.Functions.Storage;
using AiInfra.Proposals;

namespace AiInfra.Functions.Proposals;

/// <summary>What became of carrying out an acceptance.</summary>
/// <param name="Proposal">As it is now; still settling when others wrote the deal all the time.</param>
/// <param name="FullDealId">The deal whose record has no room for it: the proposal is open again.</param>
public sealed record AcceptanceResult(Proposal Proposal, string? FullDealId = null);

/// <summary>
/// Takes an accepted proposal into the record of its deal. The decision is stored before, with all that the reading depends on, so a crash after any step is made good by doing all of them again:
/// the same words are the same report, and what was told once is not told anew.
/// </summary>
public sealed class Acceptance(ProposalStore proposals, ProposalReader reader, DealIntake intake)
{
    public async Task<AcceptanceResult> CarryOutAsync(Proposal proposal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        var accepted = proposal.Decisions[^1];
        if (await reader.ReadAsync(proposal, accepted) is not SubmissionReading.Ok { Deal: var deal }) return new(await ReopenAsync(proposal, "it cannot be read any more", cancellationToken));
        switch (await intake.SubmitAsync(deal, Trust.Trusted, "proposal:" + proposal.Id, cancellationToken))
        {
            case IntakeResult.Busy:
                return new(proposal);
            case IntakeResult.Full full:
                return new(await ReopenAsync(proposal, $"the record of {full.Deal.Id} is full", cancellationToken), full.Deal.Id);
            case var told:
                var dealId = told.Told!.Id;
                return new(await proposals.SettleAsync(proposal, p => p with { DealId = dealId, Settling = false }, cancellationToken));
        }
    }

    private Task<Proposal> ReopenAsync(Proposal proposal, string why, CancellationToken cancellationToken) =>
        proposals.SettleAsync(proposal, p => p.Decide(p.Decisions[^1] with { State = ProposalState.Open, Note = $"not carried out: {why}", Patch = null }), cancellationToken);
}
