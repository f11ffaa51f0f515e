using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using AiInfra.Deals.Submissions;
using AiInfra.Functions.Storage;
using AiInfra.Proposals;

namespace AiInfra.Functions.Proposals;

/// <summary>What became of proposing a deal.</summary>
public abstract record ProposeResult
{
    private ProposeResult()
    {
    }

    /// <param name="Proposal">As it is now: when the same was proposed before, it may be decided already.</param>
    public sealed record Proposed(Proposal Proposal) : ProposeResult;

    /// <summary>It cannot even be kept for someone to look at.</summary>
    public sealed record Refused(ImmutableArray<FieldError> Errors) : ProposeResult;
}

/// <summary>Takes in deals that nobody vouches for yet, from any door. They wait for an operator and alert nobody; the same through the same door is one, however often it comes.</summary>
public sealed class ProposalInbox(ProposalStore proposals, TimeProvider clock)
{
    /// <param name="origin">The door: <c>article</c>, <c>watch:{source id}</c>, <c>webhook:{source id}</c>.</param>
    /// <param name="submission">As <c>POST /api/deals</c> takes it. What is wrong with its fields is shown to who looks at the proposal, and must be mended before it can be accepted.</param>
    /// <param name="passage">Where it was read; null when it was not read from a text.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ProposeResult> ProposeAsync(string origin, JsonElement submission, Passage? passage, CancellationToken cancellationToken)
    {
        var draft = Draft(origin, submission, passage);
        return draft is ProposeResult.Proposed { Proposal: var proposal } ? new ProposeResult.Proposed(await proposals.EnsureAsync(proposal, cancellationToken)) : draft;
    }

    /// <summary>The same without storing it.</summary>
    public ProposeResult Draft(string origin, JsonElement submission, Passage? passage) =>
        Unkeepable(submission) is { IsEmpty: false } errors ? new ProposeResult.Refused(errors) : new ProposeResult.Proposed(Proposal.Of(origin, submission, passage, clock.GetUtcNow()));

    private static ImmutableArray<FieldError> Unkeepable(JsonElement submission)
    {
        if (submission.ValueKind is not JsonValueKind.Object) return [new("#", "must be one JSON object: a deal")];
        if (TooLong(JsonMarshal.GetRawUtf8Value(submission).Length) is { } tooLong) return [tooLong];
        ImmutableArray<FieldError> errors = [.. HalfPairs.In(submission, "#")];
        if (!errors.IsEmpty) return errors;
        // As it is stored, with more characters escaped than it may have come with.
        return TooLong(JsonSerializer.SerializeToUtf8Bytes(submission, ProposalJson.Default.JsonElement).Length) is { } grown ? [grown] : [];
    }

    private static FieldError? TooLong(int bytes) =>
        bytes > Proposal.MaxBytes ? new("#", FormattableString.Invariant($"has {bytes:N0} bytes, the limit of a proposed deal is {Proposal.MaxBytes:N0}")) : null;
}
