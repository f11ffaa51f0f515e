using System.Net;
using System.Net.Sockets;

namespace AiInfra.Functions.Tests;

/// <summary>
/// Ports of 127.0.0.1 for servers that are stopped and started again. Below those the system gives out to clients (32768 and up on Linux), or a connection of anyone could take one in between;
/// each is given out once in a process, and each process begins at another place.
/// </summary>
internal static class FreePort
{
    private const int First = 16_000;
    private const int Count = 16_000;

    private static int _last = Random.Shared.Next(Count);

    public static int One() => Many(1)[0];

    public static int[] Many(int count) => [.. Candidates().Where(IsFree).Take(count)];

    private static IEnumerable<int> Candidates()
    {
        for (var i = 0; i < Count; i++) yield return First + (int)((uint)Interlocked.Increment(ref _last) % Count);
        throw new InvalidOperationException("No port is free.");
    }

    public static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
