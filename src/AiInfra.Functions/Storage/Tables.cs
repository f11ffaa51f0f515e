using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

/// <summary>The tables of the app, by name.</summary>
public sealed class Tables(TableServiceClient service)
{
    public static readonly IReadOnlyList<string> Names =
    [
        "deals", "outbox", "requests", "matching", "reviews", "reports", "proposals", "evaluations", "recent", "totals", "alerts", "subscribers", "subscriptions", "deliveries", "deliverylists", "digests", "channelhealth", "alarms", "rules", "rates", "sources", "watches", "imports", "limits", "suppressions",
    ];

    public TableClient Deals { get; } = service.GetTableClient("deals");

    public TableClient Outbox { get; } = service.GetTableClient("outbox");

    public TableClient Matching { get; } = service.GetTableClient("matching");

    public TableClient Reviews { get; } = service.GetTableClient("reviews");

    public TableClient Reports { get; } = service.GetTableClient("reports");

    public TableClient Proposals { get; } = service.GetTableClient("proposals");

    public TableClient Evaluations { get; } = service.GetTableClient("evaluations");

    public TableClient Recent { get; } = service.GetTableClient("recent");

    public TableClient Totals { get; } = service.GetTableClient("totals");

    public TableClient Alerts { get; } = service.GetTableClient("alerts");

    public TableClient Subscribers { get; } = service.GetTableClient("subscribers");

    public TableClient Subscriptions { get; } = service.GetTableClient("subscriptions");

    public TableClient Deliveries { get; } = service.GetTableClient("deliveries");

    public TableClient Rules { get; } = service.GetTableClient("rules");

    public TableClient DeliveryLists { get; } = service.GetTableClient("deliverylists");

    public TableClient Digests { get; } = service.GetTableClient("digests");

    public TableClient ChannelHealth { get; } = service.GetTableClient("channelhealth");

    public TableClient Alarms { get; } = service.GetTableClient("alarms");

    public TableClient Rates { get; } = service.GetTableClient("rates");

    public TableClient Requests { get; } = service.GetTableClient("requests");

    public TableClient Sources { get; } = service.GetTableClient("sources");

    public TableClient Limits { get; } = service.GetTableClient("limits");

    public TableClient Suppressions { get; } = service.GetTableClient("suppressions");

    public TableClient Watches { get; } = service.GetTableClient("watches");

    public TableClient Imports { get; } = service.GetTableClient("imports");

    /// <summary>For one machine and for tests; in Azure the tables are deployed.</summary>
    public async Task CreateAllAsync(CancellationToken cancellationToken)
    {
        foreach (var name in Names) await service.CreateTableIfNotExistsAsync(name, cancellationToken);
    }
}
