using AiInfra.Deals.Submissions;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage.Rules;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Rules;

/// <summary><c>POST /api/rules</c>, for operators: 201 with a new rule of the house, 409 when the id is taken; one that was retired comes back so. It holds deals that come or change from now on; <c>POST /api/rules/preview</c> shows the others.</summary>
public sealed class AddRule(RuleStore store, RuleKeeper rules, RuleBook book)
{
    internal const int MaxBody = 64 * 1024;

    [Function("AddRule")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/rules")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync(request, MaxBody, cancellationToken);
        if (body.Document is null) return body.Problem!;
        using var document = body.Document;
        List<FieldError> errors = [];
        if (HouseRuleReader.Read(document.RootElement, errors) is not { } rule) return Problems.Invalid(errors);
        if (await store.FindAsync(rule.Id, cancellationToken) is { IsRetired: false } || (await book.CurrentAsync(cancellationToken)).Find(rule.Id) is not null)
            return Problems.Conflict("The id is taken", $"There is a rule {rule.Id} already. Change it, or take another id. Nothing was stored.");
        await rules.PutAsync(rule, cancellationToken);
        return RuleResult.Of(rule, 201);
    }
}
