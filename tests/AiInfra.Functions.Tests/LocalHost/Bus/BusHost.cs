using System.Diagnostics;
using AiInfra.Functions.Messaging;
using AiInfra.LocalHost.Bus;
using AiInfra.LocalHost.Bus.Pump;
using AiInfra.LocalHost.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AiInfra.Functions.Tests.LocalHost.Bus;

/// <summary>The local bus with its pumps, on queues of its own.</summary>
internal sealed class BusHost : IAsyncDisposable
{
    private readonly IHost _host;

    private BusHost(IHost host) => _host = host;

    public Toybox Box => Get<Toybox>();

    public IMessageBus Bus => Get<IMessageBus>();

    public LocalBusInspector Inspector => Get<LocalBusInspector>();

    public static string NewPrefix() => $"t{Guid.NewGuid():N}"[..9] + "-";

    public static async Task<BusHost> StartAsync<TReaders>(string storage, LocalBusOptions? options = null, bool pumps = true)
    {
        options ??= new();
        if (options.Prefix.Length == 0) options = options with { Prefix = NewPrefix() };
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.ClearProviders();
        var catalog = FunctionCatalog.From([typeof(TReaders)]);
        builder.Services.AddSingleton<Toybox>().AddSingleton(catalog).AddLocalBus(storage, catalog, options);
        if (pumps) builder.Services.AddHostedService<QueuePumps>();
        var host = new BusHost(builder.Build());
        await host._host.StartAsync();
        return host;
    }

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public Task SendAsync(string id, string queueOrTopic = "toys") => Bus.SendAsync(queueOrTopic, [new(id, BinaryData.FromString($$"""{"id":"{{id}}"}"""))], CancellationToken.None);

    public async Task<TimeSpan> StopAsync()
    {
        var since = Stopwatch.GetTimestamp();
        await _host.StopAsync();
        return Stopwatch.GetElapsedTime(since);
    }

    public async Task<(int Messages, int DeadLetters)> LengthAsync(string queue = "toys")
    {
        var length = (await Inspector.LengthsAsync(CancellationToken.None)).Single(l => l.Queue == queue);
        return (length.Messages, length.DeadLetters);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
