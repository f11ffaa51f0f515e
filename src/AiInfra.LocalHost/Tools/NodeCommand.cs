using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace AiInfra.LocalHost.Tools;

/// <summary>Runs a command to its end and reads what it said.</summary>
internal static class NodeCommand
{
    /// <summary>The oldest major version of Node.js that the pinned packages run on.</summary>
    private const int OldestNode = 20;

    private const string Advice = "install Node.js 20 or newer (https://nodejs.org) and run again.";

    /// <exception cref="LocalToolException">It is missing or too old.</exception>
    public static async Task CheckNodeAsync(string node, CancellationToken cancellationToken)
    {
        var (code, output) = await RunAsync(node, ["--version"], Environment.CurrentDirectory, $"Node.js was not found ('{node}'): {Advice}", cancellationToken);
        var version = output is [.., var last] ? last : "";
        var major = version.TrimStart('v').Split('.')[0];
        if (code != 0 || !int.TryParse(major, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw new LocalToolException($"'{node} --version' does not answer with a version of Node.js: {Advice}");
        if (number < OldestNode) throw new LocalToolException($"Node.js {version} is too old: {Advice}");
    }

    /// <returns>The exit code and every line of both outputs.</returns>
    public static async Task<(int Code, IReadOnlyList<string> Output)> RunAsync(string command, string[] arguments, string folder, string whenMissing, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(command, arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception missing)
        {
            throw new LocalToolException(whenMissing, missing);
        }

        process.StandardInput.Close();
        try
        {
            var outputs = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, [.. outputs.SelectMany(o => o.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))]);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
