using System.Text.Json;
using AiInfra.Articles;
using AiInfra.LocalHost.ArticleCorpus;

namespace AiInfra.LocalHost;

/// <summary>Articles in files: what they tell, as JSON, or how well that fits their keys.</summary>
internal static class ArticleFiles
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="files">A key stands beside each as <c>NAME.key.json</c>, unless one is named.</param>
    /// <param name="keyFile">The key of the only file.</param>
    /// <param name="language">Of all files; otherwise found out.</param>
    /// <param name="asJson">Only what was read.</param>
    public static int Run(IReadOnlyList<FileInfo> files, FileInfo? keyFile, string? language, bool asJson)
    {
        List<ArticleScore> scores = [];
        foreach (var file in files)
        {
            var path = keyFile?.FullName ?? Path.ChangeExtension(file.FullName, ".key.json");
            var key = File.Exists(path) ? ArticleKey.Read(path) : null;
            var reading = ArticleReader.Read(new(File.ReadAllText(file.FullName), language, PublishedAt: key?.PublishedAt, ReadOn: DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)));
            if (reading is not ArticleReading.Ok ok) return Refused(file, (ArticleReading.Unreadable)reading);
            if (key is null || asJson) Console.WriteLine(JsonSerializer.Serialize(ok.Deals, Indented));
            else scores.Add(ArticleScore.Of(file.Name, ok, key));
        }

        foreach (var line in scores.Count > 0 ? ArticleTally.Markdown(scores) : []) Console.WriteLine(line);
        return 0;
    }

    private static int Refused(FileInfo file, ArticleReading.Unreadable unreadable)
    {
        Console.Error.WriteLine($"{file.Name}: {unreadable.Reason}");
        return 1;
    }
}
