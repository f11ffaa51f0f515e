using System.Text.Json;
using System.Text.Json.Nodes;
using AiInfra.Deals;
using AiInfra.Deals.Submissions;
using AiInfra.Functions.Rates;
using AiInfra.Json;
using AiInfra.Proposals;

namespace AiInfra.Functions.Proposals;

/// <summary>Reads a proposed deal as it is taken in when an operator accepts it.</summary>
public sealed class ProposalReader(KnownRates rates)
{
    /// <summary>As it would be accepted at a moment without a patch.</summary>
    public Task<SubmissionReading> ReadAsync(Proposal proposal, DateTimeOffset at) => ReadAsync(proposal, new ProposalDecision(ProposalState.Accepted, By: "", at, Note: null));

    /// <summary>As it was accepted. The trust is the operator's, who vouches for it; what its sources are worth is not changed by that.</summary>
    public async Task<SubmissionReading> ReadAsync(Proposal proposal, ProposalDecision accepted)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(accepted);
        var submission = accepted.Patch is { } patch ? Patched(proposal.Submission, patch) : proposal.Submission;
        return SubmissionReader.Read(submission, new(accepted.At, accepted.By, Trust.Trusted, accepted.NotifyAll, await rates.GetAsync()));
    }

    private static JsonElement Patched(JsonElement submission, JsonElement patch) =>
        JsonElement.Parse(MergePatch.Apply(JsonNode.Parse(submission.GetRawText()), JsonNode.Parse(patch.GetRawText()))!.ToJsonString());
}
