using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AiInfra.Articles;
using AiInfra.Deals;
using AiInfra.Functions.Articles;
using AiInfra.Functions.Articles.Html;
using AiInfra.LocalHost.ArticleCorpus;

namespace AiInfra.LocalHost;

/// <summary>Articles in files: what they tell, as JSON, or how well that fits their keys.</summary>
internal static class ArticleFiles
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <param name="files">A key stands beside each as <c>NAME.key.json</c>, unless one is named.</param>
    /// <param name="keyFile">The key of the only file.</param>
    /// <param name="language">Of all files; otherwise found out.</param>
    /// <param name="asJson">Only what was read.</param>
    public static int Run(IReadOnlyList<FileInfo> files, FileInfo? keyFile, string? language, bool asJson)
    {
        try
        {
            return Read(files, keyFile, language, asJson);
        }
        catch (InvalidDataException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    private static int Read(IReadOnlyList<FileInfo> files, FileInfo? keyFile, string? language, bool asJson)
    {
        List<ArticleScore> scores = [];
        foreach (var file in files)
        {
            var path = keyFile?.FullName ?? Path.ChangeExtension(file.FullName, ".key.json");
            var key = File.Exists(path) ? ArticleKey.Read(path) : null;
            var reading = ArticleReader.Read(Of(file, language, key?.PublishedAt));
            if (reading is not ArticleReading.Ok ok) return Refused(file, (ArticleReading.Unreadable)reading);
            if (key is null || asJson) Console.WriteLine(JsonSerializer.Serialize(ok.Deals, Indented));
            else scores.Add(ArticleScore.Of(file.Name, ok, key));
        }

        foreach (var line in scores.Count > 0 ? ArticleTally.Markdown(scores) : []) Console.WriteLine(line);
        return 0;
    }

    /// <summary>A page is read as the door for articles reads it.</summary>
    private static Article Of(FileInfo file, string? language, PartialDate? publishedAt)
    {
        var said = new Article("", language, PublishedAt: publishedAt, ReadOn: DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
        var text = File.ReadAllText(file.FullName);
        if (file.Extension.ToLowerInvariant() is not (".html" or ".htm")) return said with { Text = ArticleText.Of(text) };
        return HtmlReading.Read(text) switch
        {
            HtmlReading.Ok page => page.Completing(said),
            HtmlReading.Unreadable unreadable => throw new InvalidDataException($"{file.Name}: {unreadable.Reason}"),
            _ => throw new InvalidOperationException(),
        };
    }

    private static int Refused(FileInfo file, ArticleReading.Unreadable unreadable)
    {
        Console.Error.WriteLine($"{file.Name}: {unreadable.Reason}");
        return 1;
    }
}
