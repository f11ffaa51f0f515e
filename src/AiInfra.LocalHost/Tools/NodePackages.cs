using System.Diagnostics;
using System.Security.Cryptography;

namespace AiInfra.LocalHost.Tools;

/// <summary>The Node.js packages of the committed lockfile, installed once per lockfile.</summary>
internal sealed class NodePackages
{
    /// <summary>Written last: a folder without it is an interrupted install.</summary>
    private const string FinishedMarker = "installed";

    private NodePackages(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>Microsoft's renderer of Adaptive Cards, for browsers.</summary>
    public string AdaptiveCardsJs => Path.Combine(Folder, "node_modules", "adaptivecards", "dist", "adaptivecards.min.js");

    /// <summary>The scripts and pages of this project, as built beside the program.</summary>
    public static string SourceFolder => Path.Combine(AppContext.BaseDirectory, "node");

    /// <exception cref="LocalToolException">npm is missing or failed.</exception>
    public static Task<NodePackages> InstallAsync(LocalToolsOptions options, TextWriter progress, CancellationToken cancellationToken) =>
        InstallAsync(SourceFolder, "Azurite, the mail catcher and the card renderer (once, about 230 MB)", options, progress, cancellationToken);

    /// <summary>Those of another folder with a lockfile.</summary>
    /// <exception cref="LocalToolException">npm is missing or failed.</exception>
    public static async Task<NodePackages> InstallAsync(string source, string what, LocalToolsOptions options, TextWriter progress, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(options.InstallRoot, HashOfLockfile(source));
        if (!IsFinished(folder))
        {
            WritableFolder.Ensure(options.InstallRoot, "The folder of the local tools", "make it writable and run again.");
            using var installing = await FileLock.AcquireAsync(Path.Combine(options.InstallRoot, "install.lock"), cancellationToken);
            if (!IsFinished(folder)) await InstallIntoAsync(folder, source, what, options, progress, cancellationToken);
        }

        return new NodePackages(folder);
    }

    private static async Task InstallIntoAsync(string folder, string source, string what, LocalToolsOptions options, TextWriter progress, CancellationToken cancellationToken)
    {
        await progress.WriteLineAsync($"Installing {what} into {folder} …");
        var started = Stopwatch.GetTimestamp();
        var unfinished = folder + ".unfinished";
        if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(unfinished);
        foreach (var name in new[] { "package.json", "package-lock.json" }) File.Copy(Path.Combine(source, name), Path.Combine(unfinished, name));

        string[] arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-progress"];
        var (code, output) = await NodeCommand.RunAsync(
            options.Npm, arguments, unfinished, $"npm was not found ('{options.Npm}'): install it (it comes with Node.js, https://nodejs.org; on Debian as package npm) and run again.", cancellationToken);
        if (code != 0) throw new LocalToolException($"npm could not install the local tools: {NpmError.Summary(output)} (tried in {unfinished}).");
        await File.WriteAllTextAsync(Path.Combine(unfinished, FinishedMarker), "", cancellationToken);
        Directory.Move(unfinished, folder);
        await progress.WriteLineAsync($"Installed in {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s.");
    }

    private static bool IsFinished(string folder) => File.Exists(Path.Combine(folder, FinishedMarker));

    private static string HashOfLockfile(string source) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(source, "package-lock.json"))))[..16];
}
