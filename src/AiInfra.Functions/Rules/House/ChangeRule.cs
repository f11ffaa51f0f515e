using AiInfra.Deals.Submissions;
using AiInfra.Functions.Hosting;
using AiInfra.Rules;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Rules;

/// <summary>
/// <c>PATCH /api/rules/{id}</c>, for operators: <c>name</c>, <c>when</c>, <c>urgent</c>; what is not named stays. New criteria are asked of deals that come or change from now on; that a deal does not meet them, having met the old ones, is told to nobody.
/// </summary>
public sealed class ChangeRule(RuleKeeper rules, RuleBook book)
{
    [Function("ChangeRule")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "patch", Route = "api/rules/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (Rule.IsOwnId(id) || (await book.RefreshAsync(cancellationToken)).Find(id) is not { } known) return Problems.NotFound(RuleResult.Unknown);
        var body = await JsonBody.ReadAsync(request, AddRule.MaxBody, cancellationToken);
        if (body.Document is null) return body.Problem!;
        using var document = body.Document;
        List<FieldError> errors = [];
        if (HouseRuleReader.Change(known, document.RootElement, errors) is not { } rule) return Problems.Invalid(errors);
        if (rule.Text != known.Text && (rule.Total ?? known.Total) is not null) return Problems.Conflict("A total begins anew", "The criteria of a cumulative rule cannot be changed, since nobody could say what crossed it: make another rule. Nothing was stored.");
        await rules.ChangeAsync(rule, cancellationToken);
        return RuleResult.Of(rule);
    }
}
