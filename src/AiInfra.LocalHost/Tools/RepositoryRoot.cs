namespace AiInfra.LocalHost.Tools;

/// <summary>The checkout this program was built in; the current folder when it runs from elsewhere.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "AiInfraFunctions.sln"))) return folder.FullName;
        return Environment.CurrentDirectory;
    }
}
