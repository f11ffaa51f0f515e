using AiInfra.Functions.Storage.Requests;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Intake.Idempotency;

/// <summary>Takes in the one deal of a request once, and answers it the same however often it comes.</summary>
public sealed class OneDeal(OnceOnly once, Submissions submissions)
{
    /// <param name="request">The request.</param>
    /// <param name="key">What the caller calls its key.</param>
    /// <param name="tell">Takes the deal in.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IResult> AnswerAsync(OneRequest request, string key, Func<Attempt, Task<Told>> tell, CancellationToken cancellationToken)
    {
        Told? told = null;
        var result = await once.RunAsync(request, async attempt => [(told = await tell(attempt)).Outcome], cancellationToken);
        if (told is not null) return OnceAnswers.Of(told);
        if (result is OnceResult.Again { Outcomes: [{ ProposalId: { } proposal }] }) return OnceAnswers.Again(proposal);
        return result is OnceResult.Again { Outcomes: [var outcome] } && await submissions.AnsweredAsync(outcome, cancellationToken) is { } deal
            ? OnceAnswers.Again(deal, outcome)
            : OnceAnswers.Refusal(result, key);
    }
}
