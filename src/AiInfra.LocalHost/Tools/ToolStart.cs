using System.Text.Json;

namespace AiInfra.LocalHost.Tools;

/// <summary>Brings one server up: joins the one that runs on the same data, or starts it and waits until it answers.</summary>
internal sealed class ToolStart(ToolSpec spec, LocalToolsOptions options, TextWriter progress)
{
    private static readonly TimeSpan ReadyPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>A server whose supervisor was killed stops by itself; its ports are free soon.</summary>
    private static readonly TimeSpan OrphanPatience = TimeSpan.FromSeconds(10);

    private readonly string _record = Path.Combine(options.DataFolder, $"{spec.Name}.json");
    private readonly string _log = Path.Combine(options.DataFolder, "logs", $"{spec.Name}.log");

    public async Task<SupervisedTool> RunAsync(CancellationToken cancellationToken)
    {
        using var starting = await FileLock.AcquireAsync(Path.Combine(options.DataFolder, $"{spec.Name}.lock"), cancellationToken);
        var record = ReadRecord();
        if (record is not null && await JoinAsync(record, cancellationToken) is { } joined) return joined;
        foreach (var port in spec.Ports) await port.EnsureFreeAsync(record is null ? TimeSpan.Zero : OrphanPatience, TimeProvider.System, cancellationToken);
        if (options.Reset && Directory.Exists(spec.Data)) Directory.Delete(spec.Data, recursive: true);
        return await StartAsync(cancellationToken);
    }

    private async Task<SupervisedTool> StartAsync(CancellationToken cancellationToken)
    {
        await progress.WriteLineAsync($"Starting {spec.Title} on 127.0.0.1:{string.Join(", ", spec.Ports.Select(p => p.Text))} …");
        Directory.CreateDirectory(spec.Data);
        Directory.CreateDirectory(Path.GetDirectoryName(_log)!);
        var order = new SupervisorOrder(spec.Name, options.DataFolder, _record, _log, [.. spec.Ports.Select(p => p.Number)], spec.Command);
        return await ReadyAsync(new SupervisedTool(spec, SupervisorLink.Start(options.Node, order), _log), cancellationToken);
    }

    /// <returns>Null when what the record tells of is gone.</returns>
    private async Task<SupervisedTool?> JoinAsync(SupervisorRecord record, CancellationToken cancellationToken)
    {
        var link = await SupervisorLink.JoinAsync(record.Control, cancellationToken);
        if (link is null) return null;
        if (await link.NextAsync(cancellationToken) is not { } greeting || greeting.Name != spec.Name || greeting.Owner != options.DataFolder || greeting.State != "running")
        {
            // A server that is stopping tells when it has; another program on the port is not waited for.
            using (link) while (await link.NextAsync(cancellationToken) is not null) continue;
            return null;
        }

        if (options.Reset) throw Refuse(link, $"{spec.Title} of {options.DataFolder} is in use by another process: stop that before starting empty (--reset).");
        if (!record.Ports.SequenceEqual(spec.Ports.Select(p => p.Number)))
            throw Refuse(link, $"{spec.Title} of {options.DataFolder} already runs on other ports ({string.Join(", ", record.Ports)}): choose the same ports, or another data folder.");
        await progress.WriteLineAsync($"Joined {spec.Title} that already runs on {options.DataFolder} (127.0.0.1:{string.Join(", ", spec.Ports.Select(p => p.Text))}).");
        return await ReadyAsync(new SupervisedTool(spec, link, _log), cancellationToken);
    }

    private async Task<SupervisedTool> ReadyAsync(SupervisedTool tool, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(ReadyPatience);
        try
        {
            foreach (var address in spec.Answers)
                while (!await AnswersAsync(http, address, patience.Token))
                    if (await Task.WhenAny(tool.Exited, Task.Delay(Pause, patience.Token)) == tool.Exited) throw new LocalToolException(await tool.Exited);
            return tool;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await tool.DisposeAsync();
            throw new LocalToolException($"{spec.Title} did not answer within {ReadyPatience.TotalSeconds:F0} s: see {tool.LogFile}.");
        }
        catch
        {
            await tool.DisposeAsync();
            throw;
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri address, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            using var answer = await http.GetAsync(address, cancellationToken);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private SupervisorRecord? ReadRecord()
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(_record), SupervisorJson.Default.SupervisorRecord);
        }
        catch (Exception absent) when (absent is IOException or JsonException)
        {
            return null;
        }
    }

    private static LocalToolException Refuse(SupervisorLink link, string message)
    {
        link.Dispose();
        return new LocalToolException(message);
    }
}
