using System.Globalization;
using AiInfra.Amounts;

namespace AiInfra.LocalHost.AmountCorpus;

/// <summary>Reads a corpus and says, in Markdown, how many of its phrases are read as they must be, and which are not.</summary>
internal static class AmountTally
{
    private const string Other = "other=";

    public static IEnumerable<string> Markdown(IEnumerable<AmountPhrase> phrases)
    {
        var results = phrases.Select(phrase => (phrase.Language, Errors: Errors(phrase).ToList())).ToList();
        yield return "| language | phrases | right | wrong | of these by a factor of 1,000 or more |";
        yield return "|---|---:|---:|---:|---:|";
        foreach (var language in results.GroupBy(result => result.Language)) yield return Row(language.Key, [.. language.Select(result => result.Errors)]);
        yield return Row("all", [.. results.Select(result => result.Errors)]);
        foreach (var error in results.SelectMany(result => result.Errors)) yield return error.Line;
    }

    /// <summary>Whether an end that must be read is not there within a factor of 1,000. Keeping a second reading is no such error if one of the two is right.</summary>
    private static bool IsFarOff(string expected, AmountReading reading)
    {
        if (expected.StartsWith("unreadable", StringComparison.Ordinal) || reading is not AmountReading.Ok { Amount: { Qualifier: not AmountQualifier.Undisclosed } amount }) return false;
        decimal?[] low = [amount.Low ?? amount.High, amount.OtherReading?.Low ?? amount.OtherReading?.High];
        decimal?[] high = [amount.High ?? amount.Low, amount.OtherReading?.High ?? amount.OtherReading?.Low];
        var isEnd = false; // of a range: the second of two figures
        foreach (var word in expected.Split(' '))
        {
            if (Figure(word) is not { } figure) continue;
            var read = isEnd && !word.StartsWith(Other, StringComparison.Ordinal) ? high : low;
            if (read.OfType<decimal>().All(value => value >= figure * 1000 || figure >= value * 1000)) return true;
            isEnd = true;
        }

        return false;
    }

    private static string Row(string name, List<List<Error>> phrases)
    {
        var wrong = phrases.Count(errors => errors.Count > 0);
        return string.Create(CultureInfo.InvariantCulture, $"| {name} | {phrases.Count} | {phrases.Count - wrong} | {wrong} | {phrases.Count(errors => errors.Exists(error => error.FarOff))} |");
    }

    private static IEnumerable<Error> Errors(AmountPhrase phrase) =>
        from language in phrase.Ways
        let reading = AmountReader.Read(phrase.Phrase, language)
        where !AmountNotation.IsRight(phrase.Expected, reading)
        select new Error($"- `{phrase.Phrase}` ({language ?? "no language"}): `{phrase.Expected}` expected, read as `{AmountNotation.Of(reading)}`", IsFarOff(phrase.Expected, reading));

    /// <summary>A figure of the notation, but not a year.</summary>
    private static decimal? Figure(string word) =>
        decimal.TryParse(word.StartsWith(Other, StringComparison.Ordinal) ? word[Other.Length..] : word, NumberStyles.Float, CultureInfo.InvariantCulture, out var figure) ? figure : null;

    private sealed record Error(string Line, bool FarOff);
}
