using System.Globalization;
using System.Text;
using AiInfra.Amounts;

namespace AiInfra.Tests.Amounts;

/// <summary>The phrases of the <c>amounts.*.tsv</c> files beside this one, with the readings they must have.</summary>
internal static class AmountPhrases
{
    /// <summary>Rows of phrase, expected reading, language to read it with (null: none given).</summary>
    public static IEnumerable<(string Phrase, string Reading, string? Language)> All() =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Amounts"), "amounts.*.tsv").Order(StringComparer.Ordinal).SelectMany(OfFile);

    /// <summary>A reading in the notation of the files; for an unreadable one the reason follows.</summary>
    public static string Notation(AmountReading reading) => reading switch
    {
        AmountReading.Ok(var amount, var years, var start, var end) => Notation(amount) + Part(" years=", years) + Part(" start=", start) + Part(" end=", end) + Other(amount),
        AmountReading.Unreadable(var reason) => "unreadable " + reason,
        _ => throw new InvalidOperationException("no such reading"),
    };

    /// <summary>The figures of a file's notation ("1.2e9") as the notation of a reading has them.</summary>
    public static string Normal(string reading) => reading.StartsWith("unreadable", StringComparison.Ordinal) ? reading : string.Join(' ', reading.Split(' ').Select(NormalWord));

    private static IEnumerable<(string Phrase, string Reading, string? Language)> OfFile(string path)
    {
        var language = Path.GetFileName(path).Split('.')[1];
        foreach (var line in File.ReadAllLines(path, Encoding.UTF8).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var cells = line.Split('\t');
            var when = cells.Length > 2 ? cells[2] : "";
            if (when != "given") yield return (cells[0], cells[1], null);
            if (when != "open") yield return (cells[0], cells[1], language);
        }
    }

    private static string Notation(Amount amount)
    {
        var words = new StringBuilder(amount.Qualifier switch
        {
            AmountQualifier.MoreThan => "more_than",
            AmountQualifier.AtLeast => "at_least",
            AmountQualifier.UpTo => "up_to",
            var other => other.ToString().ToLowerInvariant(),
        });
        if (amount.Qualifier is not AmountQualifier.Between && amount.Low == amount.High) words.Append(Part(" ", amount.Low));
        else words.Append(Part(" ", amount.Low)).Append(Part(" ", amount.High));
        return words + (amount.Currency is { } currency ? " " + currency : "") + (amount.Per is AmountPer.Total ? "" : " /" + amount.Per.ToString().ToLowerInvariant());
    }

    private static string Other(Amount amount) => Part(" other=", amount.OtherReading?.Low ?? amount.OtherReading?.High);

    private static string Part(string prefix, decimal? value) => value is { } some ? prefix + some.ToString("0.######", CultureInfo.InvariantCulture) : "";

    private static string NormalWord(string word)
    {
        var value = word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..];
        return decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? word[..^value.Length] + Part("", number) : word;
    }
}
