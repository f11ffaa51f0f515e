using AiInfra.Functions.Hosting;
using AiInfra.Rules;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Rules;

/// <summary><c>DELETE /api/rules/{id}</c>, for operators: 204, and nothing new is told under the rule. What was told stays in the feed, and who was told hears of corrections still. <c>POST /api/rules</c> with the same id brings it back.</summary>
public sealed class RetireRule(RuleKeeper rules, RuleBook book)
{
    [Function("RetireRule")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "delete", Route = "api/rules/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (Rule.IsOwnId(id) || (await book.RefreshAsync(cancellationToken)).Find(id) is not { } rule) return Problems.NotFound(RuleResult.Unknown);
        await rules.RetireAsync(rule, cancellationToken);
        return TypedResults.NoContent();
    }
}
