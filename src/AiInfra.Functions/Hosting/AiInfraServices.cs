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
using Azure.Data.Tables;
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
        services.TryAddSingleton(_ => TableService(configuration));
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
        services.AddSingleton<OpenReviews>().AddSingleton<Judgement>().AddSingleton<ReviewResult>();

    private static IServiceCollection AddProposals(this IServiceCollection services) =>
        services.AddSingleton<ProposalInbox>().AddSingleton<ProposalReader>().AddSingleton<Prospects>().AddSingleton<Acceptance>().AddSingleton<ProposalResult>();

    private static IServiceCollection AddMessaging(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<IMessageBus>(provider => new ServiceBusMessageBus(provider.GetRequiredService<ServiceBusClient>()));
        services.TryAddSingleton(_ => ServiceBus(configuration));
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

    /// <summary><c>Data:tableServiceUri</c> with the app's identity, or <c>Data</c> (or else <c>AzureWebJobsStorage</c>) as a connection string.</summary>
    private static TableServiceClient TableService(IConfiguration configuration)
    {
        var options = new TableClientOptions();
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(5);
        options.Retry.MaxRetries = 2;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        if (configuration["Data:tableServiceUri"] is { Length: > 0 } uri) return new(new Uri(uri), new DefaultAzureCredential(), options);
        return new(configuration["Data"] ?? configuration["AzureWebJobsStorage"] ?? throw new InvalidOperationException("The setting Data:tableServiceUri (or Data, or AzureWebJobsStorage) is missing."), options);
    }

    /// <summary>The same settings the triggers read: <c>ServiceBus:fullyQualifiedNamespace</c> with the app's identity, or <c>ServiceBus</c> as a connection string.</summary>
    private static ServiceBusClient ServiceBus(IConfiguration configuration) =>
        configuration[$"{Entities.Connection}:fullyQualifiedNamespace"] is { Length: > 0 } name
            ? new(name, new DefaultAzureCredential())
            : new(configuration[Entities.Connection] ?? throw new InvalidOperationException($"The setting {Entities.Connection}:fullyQualifiedNamespace (or {Entities.Connection}) is missing."));
}
