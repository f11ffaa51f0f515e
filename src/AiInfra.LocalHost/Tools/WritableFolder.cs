namespace AiInfra.LocalHost.Tools;

/// <summary>A folder that must be there and writable before anything is started on it.</summary>
internal static class WritableFolder
{
    /// <param name="title">What the developer calls it.</param>
    /// <param name="advice">What to do when it is not.</param>
    /// <exception cref="LocalToolException">It cannot be made or written to.</exception>
    public static void Ensure(string path, string title, string advice)
    {
        try
        {
            Directory.CreateDirectory(path);
            File.Create(Path.Combine(path, $".{Environment.ProcessId}"), 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new LocalToolException($"{title} {path} cannot be written to ({refusal.Message.ReplaceLineEndings(" ").TrimEnd('.')}): {advice}", refusal);
        }
    }
}
