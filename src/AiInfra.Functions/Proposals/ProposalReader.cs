using System.Text.Json;
using System.Text.Json.Nodes;
using AiInfra.Deals;
using AiInfra.Functions.Intake;
using AiInfra.Functions.Rates;
using AiInfra.Json;
using AiInfra.Proposals;

namespace AiInfra.Functions.Proposals;

/// <summary>Reads a proposed deal as it is taken in when an operator accepts it.</summary>
public sealed class ProposalReader(RetoldDeals retold, KnownRates rates)
{
    /// <summary>As it would be accepted at a moment without a patch.</summary>
    public Task<RetoldReading> ReadAsync(Proposal proposal, DateTimeOffset at, CancellationToken cancellationToken) =>
        ReadAsync(proposal, new ProposalDecision(ProposalState.Accepted, By: "", at, Note: null), cancellationToken);

    /// <summary>As it was accepted. The trust is the operator's, who vouches for it; what its sources are worth is not changed by that. A date in the patch is no guess.</summary>
    public async Task<RetoldReading> ReadAsync(Proposal proposal, ProposalDecision accepted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(accepted);
        var submission = accepted.Patch is { } patch ? Patched(proposal.Submission, patch) : proposal.Submission;
        var dateIsTold = proposal.Passage is not { DateIsTold: false } || accepted.Patch?.TryGetProperty("announced", out _) is true;
        return await retold.ReadAsync(submission, dateIsTold, new(accepted.At, accepted.By, Trust.Trusted, accepted.NotifyAll, await rates.GetAsync()), cancellationToken);
    }

    private static JsonElement Patched(JsonElement submission, JsonElement patch) =>
        JsonElement.Parse(MergePatch.Apply(JsonNode.Parse(submission.GetRawText()), JsonNode.Parse(patch.GetRawText()))!.ToJsonString());
}
