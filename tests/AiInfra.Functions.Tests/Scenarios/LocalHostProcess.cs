using System.Collections.Concurrent;
using System.Diagnostics;

namespace AiInfra.Functions.Tests.Scenarios;

/// <summary>A LocalHost as the operating system sees it: started, stopped by SIGTERM, or killed.</summary>
internal sealed class LocalHostProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly TaskCompletionSource _running = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LocalHostProcess(Process process) => _process = process;

    /// <summary>Both streams, in the order they came.</summary>
    public ConcurrentQueue<string> Output { get; } = [];

    public Task Exited => _process.WaitForExitAsync();

    public int ExitCode => _process.ExitCode;

    public int Id => _process.Id;

    /// <summary>Starts it and waits until it says that it runs.</summary>
    public static async Task<LocalHostProcess> StartAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings)
    {
        var started = Launch(arguments, settings);
        await ((Task)Task.WhenAny(started._running.Task, started.Exited).WaitAsync(Patience)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (started._running.Task.IsCompleted) return started;
        var end = started._process.HasExited ? $"ended with {started.ExitCode}" : $"does not run after {Patience}";
        await started.DisposeAsync();
        throw new InvalidOperationException($"LocalHost {end}: {string.Join('\n', started.Output)}");
    }

    /// <summary>Starts it and waits for nothing.</summary>
    public static LocalHostProcess Launch(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "AiInfra.LocalHost.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var host = new LocalHostProcess(new Process { StartInfo = start });
        host._process.OutputDataReceived += host.Read;
        host._process.ErrorDataReceived += host.Read;
        host._process.Start();
        host._process.BeginOutputReadLine();
        host._process.BeginErrorReadLine();
        return host;
    }

    /// <summary>SIGKILL: nothing of it runs any more.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: false);
        await Exited.WaitAsync(Patience);
    }

    /// <summary>SIGTERM, and the end it comes to by itself.</summary>
    public async Task StopAsync()
    {
        if (!_process.HasExited) Process.Start("kill", ["-TERM", $"{_process.Id}"]).Dispose();
        await Exited.WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
    }

    private void Read(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null) return;
        Output.Enqueue(line.Data);
        if (line.Data.StartsWith("Running", StringComparison.Ordinal)) _running.TrySetResult();
    }
}
