namespace AiInfra.LocalHost.Tools;

/// <summary>A held local server, started by this process or joined.</summary>
internal sealed class SupervisedTool : IAsyncDisposable
{
    /// <summary>How long an end is waited for. Azurite needs well under a second for small data; it is never killed, it ends by itself even later.</summary>
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(15);

    private readonly ToolSpec _spec;
    private readonly SupervisorLink _link;
    private readonly Task<SupervisorLine?> _last;
    private readonly TaskCompletionSource<string> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _lettingGo;

    public SupervisedTool(ToolSpec spec, SupervisorLink link, string logFile)
    {
        (_spec, _link, LogFile) = (spec, link, logFile);
        _last = FollowAsync();
    }

    public string LogFile { get; }

    /// <summary>Completes with one line when the server ended although this process held it.</summary>
    public Task<string> Exited => _exited.Task;

    public async ValueTask DisposeAsync()
    {
        _lettingGo = true;
        _link.LetGo();
        await Task.WhenAny(_last, Task.Delay(EndPatience));
        _link.Dispose();
    }

    private async Task<SupervisorLine?> FollowAsync()
    {
        while (true)
        {
            var line = await _link.NextAsync(CancellationToken.None);
            if (line is { State: "running" or "stopping" }) continue;
            if (!_lettingGo) _exited.TrySetResult($"{_spec.Title} ended unexpectedly: {LastLogLine() ?? line?.Message ?? "its supervisor is gone"} (log: {LogFile}).");
            return line;
        }
    }

    private string? LastLogLine()
    {
        try
        {
            // A crash of Node.js ends with its version; the error itself is the line that names it.
            var lines = File.ReadLines(LogFile).Where(l => !string.IsNullOrWhiteSpace(l)).ToList();
            return (lines.LastOrDefault(l => l.Contains("rror:", StringComparison.Ordinal)) ?? lines.LastOrDefault())?.Trim();
        }
        catch (IOException)
        {
            return null;
        }
    }
}
