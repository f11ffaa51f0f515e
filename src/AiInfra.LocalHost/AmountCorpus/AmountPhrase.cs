using System.Text;

namespace AiInfra.LocalHost.AmountCorpus;

/// <summary>A line of an <c>amounts.*.tsv</c> file: a phrase and the reading it must have.</summary>
/// <param name="Expected">In the notation of the files.</param>
/// <param name="Language">The language of the file.</param>
/// <param name="When">"given": only where that language is named; "open": only where none is; otherwise in both ways.</param>
internal sealed record AmountPhrase(string Phrase, string Expected, string Language, string When)
{
    /// <summary>The languages it is read with; null where none is named.</summary>
    public IEnumerable<string?> Ways => When switch
    {
        "given" => [Language],
        "open" => [null],
        _ => [null, Language],
    };

    public static IEnumerable<AmountPhrase> Of(string folder) =>
        Directory.EnumerateFiles(folder, "amounts.*.tsv").Order(StringComparer.Ordinal).SelectMany(OfFile);

    private static IEnumerable<AmountPhrase> OfFile(string path) =>
        from line in File.ReadAllLines(path, Encoding.UTF8)
        where line.Length > 0 && line[0] != '#'
        let cells = line.Split('\t')
        select new AmountPhrase(cells[0], cells[1], Path.GetFileName(path).Split('.')[1], cells.Length > 2 ? cells[2] : "");
}
