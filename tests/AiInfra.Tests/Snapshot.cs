using System.Runtime.CompilerServices;
using System.Text;

namespace AiInfra.Tests;

/// <summary>
/// Approved output in a file beside the test, compared byte for byte. <c>UPDATE_SNAPSHOTS=1</c> rewrites the files; look at the diff before you commit it.
/// </summary>
public static class Snapshot
{
    private const string UpdateVariable = "UPDATE_SNAPSHOTS";

    /// <param name="fileName">Name of the file in the folder of the test, with the extension that lets a viewer show it: <c>two-entries.approved.atom</c>.</param>
    /// <param name="testFile">Filled in by the compiler.</param>
    public static void Matches(string fileName, string actual, [CallerFilePath] string testFile = "") => Matches(fileName, Encoding.UTF8.GetBytes(actual), testFile);

    /// <inheritdoc cref="Matches(string, string, string)"/>
    public static void Matches(string fileName, byte[] actual, [CallerFilePath] string testFile = "")
    {
        var folder = Path.GetDirectoryName(testFile);
        Assert.True(Directory.Exists(folder), $"The sources of the tests are not where they were compiled ({folder}): snapshots cannot be compared.");
        var path = Path.Combine(folder, fileName);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1") File.WriteAllBytes(path, actual);
        Assert.True(File.Exists(path), $"There is no {fileName} yet: run with {UpdateVariable}=1 and read what it wrote.");
        var approved = File.ReadAllBytes(path);
        if (!approved.AsSpan().SequenceEqual(actual)) Assert.Fail($"{fileName}: {Difference(approved, actual)} Run with {UpdateVariable}=1 if this is meant.");
    }

    private static string Difference(byte[] approved, byte[] actual)
    {
        var (before, after) = (Encoding.UTF8.GetString(approved).Split('\n'), Encoding.UTF8.GetString(actual).Split('\n'));
        var line = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1} was approved as\n{LineAt(before, line)}\nand is\n{LineAt(after, line)}\n";
    }

    private static string LineAt(string[] lines, int index) => index < lines.Length ? lines[index] : "(no such line)";
}
