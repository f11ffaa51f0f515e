using System.Security.Cryptography;

namespace AiInfra.LocalHost;

/// <summary>Secrets of this machine, made at the first run and kept in the data folder, readable by the user alone.</summary>
internal static class LocalSecrets
{
    /// <summary>32 random bytes in Base64 (in Base64 URL form when it is to be typed), the same in every run.</summary>
    public static string Of(DirectoryInfo folder, string name)
    {
        folder.Create();
        var path = Path.Combine(folder.FullName, name);
        if (!File.Exists(path)) Write(path);
        return File.ReadAllText(path);
    }

    /// <summary>Whole or not at all, also when two processes of one system start at once: the first to arrive stays.</summary>
    private static void Write(string path)
    {
        var draft = $"{path}.{Environment.ProcessId}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(draft, options)) writer.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).Replace('+', '-').Replace('/', '_'));
        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
