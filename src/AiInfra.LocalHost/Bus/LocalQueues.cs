using AiInfra.LocalHost.Hosting;
using Azure.Data.Tables;
using Azure.Storage.Queues;

namespace AiInfra.LocalHost.Bus;

/// <summary>The storage queues behind the queues and topics of the catalog, and the table of sent ids.</summary>
internal sealed class LocalQueues
{
    private readonly QueueServiceClient _service;
    private readonly FunctionCatalog _catalog;
    private readonly string _prefix;
    private Task? _created;

    public LocalQueues(string connectionString, FunctionCatalog catalog, LocalBusOptions options)
    {
        // Short retries: a sender would rather hear soon that the bus is away.
        var queues = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None, Retry = { MaxRetries = 2, Delay = TimeSpan.FromMilliseconds(200), NetworkTimeout = TimeSpan.FromSeconds(20) } };
        var tables = new TableClientOptions { Retry = { MaxRetries = 2, Delay = TimeSpan.FromMilliseconds(200), NetworkTimeout = TimeSpan.FromSeconds(20) } };
        _service = new(connectionString, queues);
        _catalog = catalog;
        _prefix = options.Prefix;
        SentIds = new(connectionString, "localbusids", tables);
    }

    public TableClient SentIds { get; }

    /// <summary>Names of the queues, without prefix.</summary>
    public IEnumerable<string> Names => _catalog.ServiceBus.Select(f => f.Queue);

    /// <summary>The queues that a message to this queue or topic goes to: one for each subscription.</summary>
    /// <exception cref="InvalidOperationException">No function reads it. In Azure the message would lie there for ever.</exception>
    public IReadOnlyList<string> Behind(string queueOrTopic)
    {
        string[] queues = [.. _catalog.ServiceBus.Where(f => f.Entity == queueOrTopic).Select(f => f.Queue)];
        return queues.Length > 0 ? queues : throw new InvalidOperationException($"No function reads the queue or topic '{queueOrTopic}'.");
    }

    public QueueClient Queue(string name) => _service.GetQueueClient(_prefix + name);

    public QueueClient DeadLetters(string name) => _service.GetQueueClient($"{_prefix}{name}-deadletter");

    public string PartitionOf(string queueOrTopic) => _prefix + queueOrTopic;

    /// <summary>Creates what is missing, once; a failure is forgotten, so that the next caller tries again.</summary>
    public async Task EnsureCreatedAsync()
    {
        var creation = _created ??= CreateAsync();
        try
        {
            await creation;
        }
        catch
        {
            _ = Interlocked.CompareExchange(ref _created, null, creation);
            throw;
        }
    }

    /// <summary>The storage may have been emptied under us: look again before the next use.</summary>
    public void Forget() => _created = null;

    private async Task CreateAsync()
    {
        await SentIds.CreateIfNotExistsAsync();
        foreach (var name in Names)
        {
            await Queue(name).CreateIfNotExistsAsync();
            await DeadLetters(name).CreateIfNotExistsAsync();
        }
    }
}
