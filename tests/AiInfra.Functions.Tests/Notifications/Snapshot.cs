using System.Runtime.CompilerServices;

namespace AiInfra.Functions.Tests.Notifications;

/// <summary>Compares a rendering with the approved file <c>Snapshots/{name}</c> beside the test, exactly. UPDATE_SNAPSHOTS=1 writes the files instead; review them in the diff.</summary>
internal static class Snapshot
{
    public static void Matches(string actual, string name, [CallerFilePath] string testFile = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(testFile)!, "Snapshots", name);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"No approved snapshot {name}: run once with UPDATE_SNAPSHOTS=1 and review it.");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
