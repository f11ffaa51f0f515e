using AiInfra.Functions.Intake.Idempotency;
using AiInfra.Functions.Intake.Webhooks;
using AiInfra.Functions.Operations;
using AiInfra.Functions.Storage.Requests;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AiInfra.Functions.Intake;

internal static class IntakeSetup
{
    /// <exception cref="InvalidOperationException">A setting is wrong.</exception>
    public static IServiceCollection AddIntake(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton<ISweep, OutboxSweep>()
            .AddSingleton<SameDeals>()
            .AddSingleton<RetoldDeals>()
            .AddSingleton<DealWriter>()
            .AddSingleton<DealIntake>()
            .AddSingleton<DealCorrector>()
            .AddSingleton<DealPreview>()
            .AddSingleton<Submissions>()
            .AddSingleton(IntakeOptions.Read(configuration))
            .AddSingleton<RequestExpiry>()
            .AddSingleton<RequestStore>()
            .AddSingleton<OnceOnly>()
            .AddSingleton<OneDeal>()
            .AddSingleton<PayloadIntake>();
}
