using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AiInfra.LocalHost.Tools;

/// <summary>A port of 127.0.0.1 that a tool listens on.</summary>
/// <param name="Setting">The command line option that changes it.</param>
internal sealed record ToolPort(string Purpose, int Number, string Setting)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public string Text => Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Waits until it can be listened on, at most so long.</summary>
    /// <exception cref="LocalToolException">Another program has it.</exception>
    public async Task EnsureFreeAsync(TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (Refusal() is { } refusal)
        {
            if (time.GetElapsedTime(started) >= patience) throw new LocalToolException($"Port {Text} ({Purpose}) {refusal}: stop what uses it, or choose another with {Setting}.");
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private string? Refusal()
    {
        using var probe = new TcpListener(IPAddress.Loopback, Number);
        try
        {
            probe.Start();
            return null;
        }
        catch (SocketException taken)
        {
            return taken.SocketErrorCode is SocketError.AccessDenied ? "may not be used by this user" : "is taken";
        }
    }
}
