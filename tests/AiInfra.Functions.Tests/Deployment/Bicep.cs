using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using AiInfra.LocalHost.Tools;

namespace AiInfra.Functions.Tests.Deployment;

/// <summary>What <c>infra/</c> would deploy, found out offline by the Bicep CLI; each question is put to it once in a test run.</summary>
internal static class Bicep
{
    private static readonly string Cli = typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "BicepPath").Value!;

    private static readonly ConcurrentDictionary<string, Lazy<Task<DeployedResources>>> Expanded = new();

    private static readonly Lazy<Task<JsonElement>> Compiled = new(async () => Parse(await RunAsync("build", InRepository("infra/main.bicep"), "--stdout")));

    /// <summary>The template that Azure is given.</summary>
    public static Task<JsonElement> TemplateAsync() => Compiled.Value;

    /// <summary>The resources for one of the parameter files in <c>infra/snapshots</c>, with all that is known beforehand filled in.</summary>
    /// <param name="parameters">Such as <c>smtp</c>.</param>
    public static Task<DeployedResources> ResourcesAsync(string parameters) => Expanded.GetOrAdd(parameters, name => new(() => ExpandAsync(name))).Value;

    public static string InRepository(string path) => Path.Combine(RepositoryRoot.Path, path);

    private static async Task<DeployedResources> ExpandAsync(string parameters)
    {
        // The CLI writes beside the parameters, where the approved snapshot is.
        var copy = Directory.CreateTempSubdirectory("aiinfra-bicep-").FullName;
        try
        {
            CopyFolder(InRepository("infra"), copy);
            var none = Guid.Empty.ToString();
            await RunAsync("snapshot", Path.Combine(copy, "snapshots", $"{parameters}.bicepparam"), "--mode", "overwrite", "--tenant-id", none, "--subscription-id", none, "--location", "westeurope");
            return new(Parse(await File.ReadAllTextAsync(Path.Combine(copy, "snapshots", $"{parameters}.snapshot.json"))).GetProperty("predictedResources"));
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static async Task<string> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Cli, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{Cli} {arguments[0]}: {await errors}");
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
