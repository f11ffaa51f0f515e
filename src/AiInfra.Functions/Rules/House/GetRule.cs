using AiInfra.Functions.Hosting;
using AiInfra.Rules;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Rules;

/// <summary><c>GET /api/rules/{id}</c>: a rule of the house.</summary>
public sealed class GetRule(RuleBook book)
{
    [Function("GetRule")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/rules/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        !Rule.IsOwnId(id) && (await book.CurrentAsync(cancellationToken)).Find(id) is { } rule ? RuleResult.Of(rule) : Problems.NotFound(RuleResult.Unknown);
}
