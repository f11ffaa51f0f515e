using AiInfra.Functions.Operations;
using AiInfra.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace AiInfra.Functions.Proposals;

/// <summary>Carries out the acceptances that a crash or a busy record left to be carried out.</summary>
public sealed partial class ProposalSweep(ProposalStore proposals, Acceptance acceptance, ILogger<ProposalSweep> log) : ISweep
{
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var proposal in await proposals.SettlingAsync(cancellationToken))
        {
            try
            {
                LogResult(proposal.Id, (await acceptance.CarryOutAsync(proposal, cancellationToken)).GetType().Name);
            }
#pragma warning disable CA1031 // One proposal that cannot be carried out must not hold up the others; the next round tries it again.
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogStuck(e, proposal.Id);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Carrying out the acceptance of proposal {ProposalId}: {Result}")]
    private partial void LogResult(string proposalId, string result);

    [LoggerMessage(Level = LogLevel.Error, Message = "Proposal {ProposalId} cannot be carried out; trying again in the next round")]
    private partial void LogStuck(Exception exception, string proposalId);
}
