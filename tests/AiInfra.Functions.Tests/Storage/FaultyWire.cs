using System.Collections.Concurrent;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AiInfra.Functions.Tests.Storage;

/// <summary>The wire to storage. It sees every request and may lose it on the way there, or lose its answer on the way back; the client repeats either.</summary>
internal sealed class FaultyWire : HttpPipelinePolicy
{
    /// <summary>Method and path of every request, repeats included.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    public IEnumerable<string> Writes => Requests.Where(r => !r.StartsWith("GET ", StringComparison.Ordinal));

    /// <summary>What happens before a request is sent.</summary>
    public Func<string, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>Requests that never reach storage.</summary>
    public Func<string, bool> Lose { get; set; } = _ => false;

    /// <summary>Requests that take effect, but whose answer never comes back.</summary>
    public Func<string, bool> LoseAnswer { get; set; } = _ => false;

    public static Func<string, bool> Once(Func<string, bool> which)
    {
        var left = 1;
        return request => which(request) && Interlocked.Decrement(ref left) >= 0;
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var request = $"{message.Request.Method} {message.Request.Uri.ToUri().AbsolutePath}";
        Requests.Enqueue(request);
        await Before(request);
        if (Lose(request)) throw new RequestFailedException("lost on the way there");
        await ProcessNextAsync(message, pipeline);
        if (LoseAnswer(request)) throw new RequestFailedException("lost on the way back");
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException("The app only makes asynchronous calls.");
}
