using System.ComponentModel;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;

namespace AiInfra.LocalHost.Tools;

/// <summary>
/// This process's hold on a supervisor: as its parent over the pipes, or joined over the control port. The supervisor keeps its server running as long as anyone holds it;
/// the end of this process, however it comes, closes the link.
/// </summary>
internal sealed class SupervisorLink : IDisposable
{
    private readonly TextReader _lines;
    private readonly Action _letGo;
    private readonly IDisposable _resource;

    private SupervisorLink(TextReader lines, Action letGo, IDisposable resource) => (_lines, _letGo, _resource) = (lines, letGo, resource);

    /// <summary>Starts a supervisor with its server.</summary>
    public static SupervisorLink Start(string node, SupervisorOrder order)
    {
        string[] arguments = [Path.Combine(NodePackages.SourceFolder, "supervise.mjs"), JsonSerializer.Serialize(order, SupervisorJson.Default.SupervisorOrder)];
        // Its standard error is a pipe as well: it may outlive this process, and would keep open what this one was given.
        var start = new ProcessStartInfo(node, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        var process = new Process { StartInfo = start };
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } text) Console.Error.WriteLine(text);
        };
        try
        {
            process.Start();
            process.BeginErrorReadLine();
        }
        catch (Win32Exception missing)
        {
            throw new LocalToolException($"'{node}' could not be started: {missing.Message}.", missing);
        }

        return new SupervisorLink(process.StandardOutput, process.StandardInput.Close, process);
    }

    /// <summary>Joins a running supervisor; null when there is none at that port.</summary>
    public static async Task<SupervisorLink?> JoinAsync(int control, CancellationToken cancellationToken)
    {
        var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", control, cancellationToken);
        }
        catch (SocketException)
        {
            client.Dispose();
            return null;
        }

        return new SupervisorLink(new StreamReader(client.GetStream()), () => client.Client.Shutdown(SocketShutdown.Send), client);
    }

    /// <summary>The next line; null once the supervisor is gone, or when it is something else that talks.</summary>
    public async Task<SupervisorLine?> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _lines.ReadLineAsync(cancellationToken) is { } line ? JsonSerializer.Deserialize(line, SupervisorJson.Default.SupervisorLine) : null;
        }
        catch (Exception broken) when (broken is IOException or SocketException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Ends the hold; the supervisor answers with <c>kept</c>, or with <c>stopped</c> when this was the last and its server has ended.</summary>
    public void LetGo()
    {
        try
        {
            _letGo();
        }
        catch (Exception gone) when (gone is IOException or SocketException)
        {
            // The supervisor has ended already: there is nothing left to let go.
        }
    }

    public void Dispose()
    {
        _lines.Dispose();
        _resource.Dispose();
    }
}
