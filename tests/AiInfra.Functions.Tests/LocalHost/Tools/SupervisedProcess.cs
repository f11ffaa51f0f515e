using System.Diagnostics;
using System.Text.Json;
using AiInfra.LocalHost.Tools;

namespace AiInfra.Functions.Tests.LocalHost.Tools;

/// <summary>A supervisor held by a process of its own, as LocalHost would hold it, so that a test can kill the holder.</summary>
internal sealed class SupervisedProcess : IDisposable
{
    private readonly Process _shell;

    private SupervisedProcess(Process shell) => _shell = shell;

    /// <summary>Starts <c>holder | node supervise.mjs</c>; the holder writes nothing and holds the pipe until it is killed.</summary>
    public static SupervisedProcess Start(LocalToolsOptions options, string name, params string[] command)
    {
        var order = new SupervisorOrder(name, options.DataFolder, Path.Combine(options.DataFolder, $"{name}.json"), Path.Combine(options.DataFolder, $"{name}.log"), [options.BlobPort], command);
        var start = new ProcessStartInfo("sh") { RedirectStandardOutput = true };
        string[] arguments = ["-c", """sh -c 'echo $$ > "$0.holder"; exec sleep 600' "$3" | node "$1" "$2" """, "sh",
            Path.Combine(NodePackages.SourceFolder, "supervise.mjs"), JsonSerializer.Serialize(order, SupervisorJson.Default.SupervisorOrder), Path.Combine(options.DataFolder, name)];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return new SupervisedProcess(Process.Start(start)!);
    }

    public static async Task<SupervisorRecord> ReadRecordAsync(string folder, string name)
    {
        var file = Path.Combine(folder, $"{name}.json");
        await Eventually.IsTrue(() => File.Exists(file), $"{file} is there", seconds: 30);
        return JsonSerializer.Deserialize(await File.ReadAllTextAsync(file), SupervisorJson.Default.SupervisorRecord)!;
    }

    public void Dispose() => _shell.Dispose();
}
