using System.Globalization;

namespace AiInfra.LocalHost;

/// <summary>
/// <c>dotnet run</c> passes Ctrl-C and SIGTERM on to the program it started, but its SIGKILL leaves that program an orphan. Started that way on Linux, the program ends when its parent does.
/// </summary>
internal static class ParentWatch
{
    private static readonly TimeSpan Pulse = TimeSpan.FromMilliseconds(500);

    /// <summary>Cancels when the <c>dotnet run</c> that started this process is gone; never, when none did.</summary>
    public static IDisposable? CancelWhenGone(CancellationTokenSource end)
    {
        if (!OperatingSystem.IsLinux()) return null;
        var parent = ParentId();
        return !IsDotnetRun(parent) ? null : new Timer(_ => End(end, parent), null, Pulse, Pulse);
    }

    private static void End(CancellationTokenSource end, int parent)
    {
        if (ParentId() == parent) return;
        try
        {
            end.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended by itself meanwhile.
        }
    }

    private static bool IsDotnetRun(int process)
    {
        try
        {
            var arguments = File.ReadAllText($"/proc/{process}/cmdline").Split('\0');
            return Path.GetFileName(arguments[0]) == "dotnet" && arguments.Contains("run");
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>The fourth field of /proc/self/stat; the second, the name, ends at the last bracket (proc(5)).</summary>
    private static int ParentId()
    {
        var stat = File.ReadAllText("/proc/self/stat");
        return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
    }
}
