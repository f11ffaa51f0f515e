using System.Runtime.CompilerServices;

namespace AiInfra.Tests;

/// <summary>The C# files of the repository, as they were compiled.</summary>
internal static class SourceTree
{
    /// <param name="folders">Below the root of the repository.</param>
    public static IEnumerable<string> Files(params string[] folders)
    {
        var root = Root();
        return folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories));
    }

    private static string Root([CallerFilePath] string here = "")
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
        Assert.True(Directory.Exists(Path.Combine(root, "src")), $"The sources are not where the tests were compiled ({root}).");
        return root;
    }
}
