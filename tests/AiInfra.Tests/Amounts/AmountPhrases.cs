using System.Text;

namespace AiInfra.Tests.Amounts;

/// <summary>The phrases of the <c>amounts.*.tsv</c> files beside this one, with the readings they must have.</summary>
internal static class AmountPhrases
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Amounts");

    /// <summary>Rows of phrase, expected reading, language to read it with (null: none given).</summary>
    public static IEnumerable<(string Phrase, string Expected, string? Language)> All() =>
        Directory.EnumerateFiles(Folder, "amounts.*.tsv").Order(StringComparer.Ordinal).SelectMany(OfFile);

    /// <summary>The rows whose expected readings were written before the reader that has them: each a language ("-": none given) and a phrase.</summary>
    public static HashSet<(string Phrase, string? Language)> NotYetRead() =>
        [.. Lines(Path.Combine(Folder, "not-yet-read.txt")).Select(line => line.Split('\t')).Select(cells => (cells[1], cells[0] == "-" ? null : cells[0]))];

    private static IEnumerable<(string Phrase, string Expected, string? Language)> OfFile(string path)
    {
        var language = Path.GetFileName(path).Split('.')[1];
        foreach (var cells in Lines(path).Select(line => line.Split('\t')))
        {
            var when = cells.Length > 2 ? cells[2] : "";
            if (when != "given") yield return (cells[0], cells[1], null);
            if (when != "open") yield return (cells[0], cells[1], language);
        }
    }

    private static IEnumerable<string> Lines(string path) => File.ReadAllLines(path, Encoding.UTF8).Where(line => line.Length > 0 && line[0] != '#');
}
