using AiInfra.Functions.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Rules;

/// <summary><c>GET /api/rules</c>: the rules of the house, which everyone may follow. What subscribers brought themselves is nobody else's.</summary>
public sealed class ListRules(RuleBook book)
{
    [Function("ListRules")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/rules")] HttpRequest request, CancellationToken cancellationToken)
    {
        var rules = await book.CurrentAsync(cancellationToken);
        return JsonResult.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("rules");
            foreach (var rule in rules.House) RuleResult.Write(writer, rule);
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }
}
