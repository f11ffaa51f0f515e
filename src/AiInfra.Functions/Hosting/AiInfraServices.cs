using AiInfra.Functions.Articles;
using AiInfra.Functions.Feed;
using AiInfra.Functions.Hosting.Limits;
using AiInfra.Functions.Importing;
using AiInfra.Functions.Intake;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Notifications;
using AiInfra.Functions.Notifications.Email;
using AiInfra.Functions.Notifications.Slack;
using AiInfra.Functions.Notifications.Teams;
using AiInfra.Functions.Notifications.Webhooks;
using AiInfra.Functions.Operations;
using AiInfra.Functions.Proposals;
using AiInfra.Functions.Rates;
using AiInfra.Functions.Reviews;
using AiInfra.Functions.Rules;
using AiInfra.Functions.Sources;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Subscriptions;
using AiInfra.Functions.Telemetry;
using AiInfra.Functions.Views;
using AiInfra.Functions.Watches;
using Azure.Core;
using Azure.Identity;
using Azure.Messaging.ServiceBus;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AiInfra.Functions.Hosting;

/// <summary>The composition both hosts share. A host that brings its own bus registers it first.</summary>
public static class AiInfraServices
{
    public static IServiceCollection AddAiInfra(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<TokenCredential>(_ => new DefaultAzureCredential());
        services.AddSingleton<IStartupFilter, AnswerFilter>();
        services.AddSingleton(SiteOptions.From(configuration));
        return services
            .AddTelemetry(configuration)
            .AddStorage(configuration)
            .AddMessaging(configuration)
            .AddLimits(configuration)
            .AddIntake(configuration)
            .AddRules()
            .AddReviews()
            .AddProposals()
            .AddSources()
            .AddArticles()
            .AddWatches(configuration)
            .AddImports()
            .AddRates(configuration)
            .AddNotifications(configuration)
            .AddSubscriptions()
            .AddSingleton<AlertFeed>()
            .AddSingleton<RenderedFeed>()
            .AddSingleton<KnownStats>()
            .AddSingleton<DealSheet>();
    }

    private static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(provider => Connections.Tables(configuration, provider.GetRequiredService<TokenCredential>));
        services.AddSingleton(_ => SecretBox.From(configuration));
        return services
            .AddSingleton<Tables>()
            .AddSingleton<DealStore>()
            .AddSingleton<DealRevisions>()
            .AddSingleton<MatchingStore>()
            .AddSingleton<ReviewStore>()
            .AddSingleton<ProposalStore>()
            .AddSingleton<Outbox>()
            .AddSingleton<EvaluationStore>()
            .AddSingleton<RecentDeals>()
            .AddSingleton<TotalsStore>()
            .AddSingleton<SubscriberStore>();
    }

    private static IServiceCollection AddReviews(this IServiceCollection services) =>
        services.AddSingleton<ISweep, ReviewSweep>().AddSingleton<OpenReviews>().AddSingleton<Judgement>().AddSingleton<ReviewResult>();

    private static IServiceCollection AddProposals(this IServiceCollection services) =>
        services.AddSingleton<ISweep, ProposalSweep>().AddSingleton<ProposalInbox>().AddSingleton<ProposalReader>().AddSingleton<Prospects>().AddSingleton<Acceptance>().AddSingleton<ProposalResult>();

    private static IServiceCollection AddMessaging(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<IMessageBus>(provider => new ServiceBusMessageBus(provider.GetRequiredService<ServiceBusClient>()));
        services.TryAddSingleton(provider => Connections.ServiceBus(configuration, provider.GetRequiredService<TokenCredential>));
        return services.AddSingleton<MessageHandling>().AddSingleton<DealHandling>();
    }

    private static IServiceCollection AddNotifications(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddDeliveries(configuration)
            .AddSingleton<Notifier>()
            .AddSingleton<NoticeSender>()
            .AddSingleton<Audience>()
            .AddEmailChannel(configuration)
            .AddSlackChannel(configuration)
            .AddTeamsChannel(configuration)
            .AddWebhookChannel(configuration);
}
