using AiInfra.LocalHost.Tools;

namespace AiInfra.Functions.Tests.Deployment;

/// <summary>What a checkout holds, without what building and running left in it.</summary>
internal static class Repository
{
    private static readonly string[] Left = [".git", ".local", "artifacts", "node_modules", "TestResults", "bin", "obj"];

    /// <summary>Paths from the root, with slashes.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Below(new(RepositoryRoot.Path)).Select(path => Path.GetRelativePath(RepositoryRoot.Path, path).Replace('\\', '/'))];

    private static IEnumerable<string> Below(DirectoryInfo folder) =>
        [.. folder.EnumerateFiles().Select(file => file.FullName), .. folder.EnumerateDirectories().Where(inner => !Left.Contains(inner.Name)).SelectMany(Below)];
}
