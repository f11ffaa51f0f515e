using AiInfra.Deals;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Proposals;
using AiInfra.Functions.Storage.Requests;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Intake.Idempotency;

/// <summary>What a request about one deal is answered.</summary>
internal static class OnceAnswers
{
    /// <summary>The header of an answer that is given again.</summary>
    public static readonly (string Name, string Value) Replayed = ("Idempotent-Replayed", "true");

    /// <summary>For what was carried out now.</summary>
    public static IResult Of(Told told) => told switch
    {
        { Outcome.ProposalId: { } proposal } => Proposed(proposal),
        { Outcome: { Status: 400 } invalid } => Problems.Invalid(invalid.Errors),
        { Outcome.Status: 409, Deal: { } full } => Problems.Full(full.Id),
        { Outcome.Status: 503 } => Problems.Busy(),
        { Outcome.Status: var status, Deal: { } deal } => DealResult.Of(deal, status),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The first answer again.</summary>
    public static IResult Again(Deal deal, Outcome outcome) => DealResult.Of(deal, outcome.Status, Replayed);

    /// <inheritdoc cref="Again(Deal, Outcome)"/>
    public static IResult Again(string proposalId) => Proposed(proposalId, Replayed);

    /// <summary>For what waits for an operator: where to see what becomes of it.</summary>
    private static JsonResult Proposed(string proposalId, params (string Name, string Value)[] headers) => JsonResult.Write(
        writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("proposal", proposalId);
            writer.WriteString("url", ProposalResult.PathOf(proposalId));
            writer.WriteEndObject();
        },
        202,
        [("Location", ProposalResult.PathOf(proposalId)), .. headers]);

    /// <summary>For what is not carried out.</summary>
    /// <param name="result">Why not.</param>
    /// <param name="key">What the caller calls the key.</param>
    public static IResult Refusal(OnceResult result, string key) => result switch
    {
        OnceResult.Running => Problems.StillRunning(key),
        OnceResult.OtherContent => Problems.OtherContent(key),
        OnceResult.Replayed => Problems.Unauthorized(),
        _ => throw new InvalidOperationException(),
    };
}
