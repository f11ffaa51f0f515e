using AiInfra.Functions.Evaluation;
using AiInfra.Functions.Storage.Rules;
using Microsoft.Extensions.DependencyInjection;

namespace AiInfra.Functions.Rules;

internal static class RulesSetup
{
    public static IServiceCollection AddRules(this IServiceCollection services) => services
        .AddSingleton<RuleStore>()
        .AddSingleton<RuleTotalsStore>()
        .AddSingleton<RuleBook>()
        .AddSingleton<StoredTotals>()
        .AddSingleton<RuleKeeper>()
        .AddSingleton<RuleTotals>()
        .AddSingleton<DealEvaluator>()
        .AddSingleton<RaisedAlerts>()
        .AddSingleton<StoredDeals>();
}
