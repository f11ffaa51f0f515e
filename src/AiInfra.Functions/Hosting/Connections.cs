using AiInfra.Functions.Hosting.Settings;
using AiInfra.Functions.Messaging;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Configuration;

namespace AiInfra.Functions.Hosting;

/// <summary>Where the tables and the bus are: in Azure by name, with the app's identity, and elsewhere by a connection string.</summary>
[Setting("Data:tableServiceUri", "Tables of the app, reached with its identity", Values = "https://NAME.table.core.windows.net")]
[Setting("Data", "Tables of the app by a connection string, where there is no `Data:tableServiceUri`", IsSecret = true, IsLocal = true)]
[Setting("AzureWebJobsStorage", "Storage of the Functions host by a connection string; also the tables of the app, where nothing is said of `Data`", IsSecret = true, IsLocal = true)]
[Setting("ServiceBus:fullyQualifiedNamespace", "Service Bus namespace, reached with the app's identity; the triggers read it too", Values = "NAME.servicebus.windows.net")]
[Setting("ServiceBus", "Service Bus namespace by a connection string, where there is no `ServiceBus:fullyQualifiedNamespace`; LocalHost needs neither", IsSecret = true, IsLocal = true)]
internal static class Connections
{
    /// <exception cref="InvalidOperationException">Nothing is set.</exception>
    public static TableServiceClient Tables(IConfiguration configuration, Func<TokenCredential> identity)
    {
        var options = new TableClientOptions();
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(5);
        options.Retry.MaxRetries = 2;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        return configuration.Text("Data:tableServiceUri") is { } uri
            ? new(new Uri(uri), identity(), options)
            : new(configuration.Text("Data") ?? configuration.Text("AzureWebJobsStorage") ?? throw Missing("Data:tableServiceUri (or Data, or AzureWebJobsStorage)"), options);
    }

    /// <summary>The same settings the triggers read.</summary>
    /// <exception cref="InvalidOperationException">Nothing is set.</exception>
    public static ServiceBusClient ServiceBus(IConfiguration configuration, Func<TokenCredential> identity) =>
        configuration.Text($"{Entities.Connection}:fullyQualifiedNamespace") is { } name
            ? new(name, identity())
            : new(configuration.Text(Entities.Connection) ?? throw Missing($"{Entities.Connection}:fullyQualifiedNamespace (or {Entities.Connection})"));

    private static InvalidOperationException Missing(string setting) => new($"The setting {setting} is missing.");
}
