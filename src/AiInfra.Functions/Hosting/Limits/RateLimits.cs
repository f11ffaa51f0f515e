using System.Collections.Concurrent;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Storage.Limits;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AiInfra.Functions.Hosting.Limits;

/// <summary>
/// How many requests a minute one caller may make of all instances together. Each instance asks storage for a block of permits at a time, a twentieth of the limit, and gives the first block of a minute without asking:
/// a caller may get one block more than the limit for each instance but one, and a block may be left over on each. When storage does not answer, requests pass.
/// One line at the door: <c>if (await limits.ByKeyAsync(request) is { } tooMany) return tooMany;</c>
/// </summary>
public sealed partial class RateLimits(SharedPermits shared, LimitOptions options, TimeProvider clock, ILogger<RateLimits> log)
{
    /// <summary>A limit is given out in so many parts.</summary>
    private const int Parts = 20;

    /// <summary>Callers of one minute that are told apart; more than that start anew.</summary>
    private const int MaxCallers = 100_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private Window _window = new(default);

    /// <summary>For functions with a key; without one, as on this machine, by address.</summary>
    public Task<IResult?> ByKeyAsync(HttpRequest request) => Caller.Of(request) is not Caller.Anyone and var key ? RefusalAsync(key, options.PerKey) : RefusalAsync(AddressOf(request), options.PerKey);

    /// <summary>For functions without a key.</summary>
    public Task<IResult?> ByAddressAsync(HttpRequest request) => RefusalAsync(AddressOf(request), options.PerAddress);

    /// <summary>For a source whose signature was right.</summary>
    public Task<IResult?> BySourceAsync(string source) => RefusalAsync(Caller.OfSource(source), options.PerKey);

    private string AddressOf(HttpRequest request) => "address." + TableKeys.Hash(ClientAddress.Of(request, options.BehindFrontEnd));

    /// <returns>Null when the request may pass.</returns>
    private async Task<IResult?> RefusalAsync(string caller, int limit)
    {
        if (limit == 0) return null;
        var now = clock.GetUtcNow();
        var minute = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
        var permits = PermitsOf(caller, minute, Math.Max(1, limit / Parts));
        var passes = await permits.TryTakeAsync((used, wanted) => AskAsync(caller, minute, used, wanted, limit));
        return passes ? null : Problems.TooMany(limit, minute.AddMinutes(1) - now);
    }

    private Permits PermitsOf(string caller, DateTimeOffset minute, int block)
    {
        var window = _window;
        if (window.Minute != minute || window.Callers.Count >= MaxCallers)
        {
            // Of many who find the minute over at once, one begins the next.
            var next = new Window(minute);
            var before = Interlocked.CompareExchange(ref _window, next, window);
            window = before == window ? next : before;
        }

        return window.Callers.GetOrAdd(caller, _ => new(block));
    }

    private async Task<int> AskAsync(string caller, DateTimeOffset minute, int used, int wanted, int limit)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        try
        {
            return await shared.TakeAsync(caller, minute, used, wanted, limit, patience.Token);
        }
#pragma warning disable CA1031 // A limit protects what works; where nothing does, it is not the reason.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogUncounted(e);
            return wanted;
        }
    }

    private sealed class Window(DateTimeOffset minute)
    {
        public DateTimeOffset Minute => minute;

        public ConcurrentDictionary<string, Permits> Callers { get; } = new();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Requests could not be counted against their limit and pass")]
    private partial void LogUncounted(Exception exception);
}
