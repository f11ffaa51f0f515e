using AiInfra.Functions.Storage;
using AiInfra.Functions.Tests.LocalHost;
using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace AiInfra.Functions.Tests.Storage;

/// <summary>The app's tables under a prefix of their own on a real Azurite: for one class as a fixture, or for one test.</summary>
public sealed class OwnTables(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly string _prefix = $"t{Guid.NewGuid():N}"[..13];

    internal Tables Tables => field ??= new(Service(null));

    /// <summary>The same tables through a client whose requests may get lost.</summary>
    internal Tables Through(FaultyWire wire) => new(Service(wire));

    internal TableClient Table(string name) => Service(null).GetTableClient(name);

    public async ValueTask InitializeAsync() => await Tables.CreateAllAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Prefixed Service(FaultyWire? wire)
    {
        var options = new TableClientOptions { Retry = { MaxRetries = 2, Delay = TimeSpan.FromMilliseconds(1) } };
        if (wire is not null) options.AddPolicy(wire, HttpPipelinePosition.PerRetry);
        return new(new TableServiceClient(azurite.ConnectionString, options), _prefix);
    }

    private sealed class Prefixed(TableServiceClient service, string prefix) : TableServiceClient
    {
        public override TableClient GetTableClient(string tableName) => service.GetTableClient(prefix + tableName);

        public override Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default) =>
            service.CreateTableIfNotExistsAsync(prefix + tableName, cancellationToken);
    }
}
