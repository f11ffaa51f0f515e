using AiInfra.Amounts.Reading.Numbers;
using AiInfra.Amounts.Tokens;

namespace AiInfra.Amounts.Languages.Choice;

/// <summary>The languages to read a text in whose language was given.</summary>
internal static class NamedLanguage
{
    /// <summary>Countries that write decimals otherwise than their language's first country (CLDR number symbols).</summary>
    private static readonly HashSet<string> OtherDecimals = new(
        ["de-ch", "de-li", "it-ch", "es-419", "es-mx", "es-us", "es-pr", "es-gt", "es-hn", "es-ni", "es-pa", "es-pe", "es-sv", "es-do", "es-cu", "es-bz"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The one named, and those it may yet be; none when it is not one of ours.</summary>
    /// <param name="tag">BCP 47 tag; script and variants are passed over.</param>
    public static List<ChosenLanguage> Readings(string tag, IReadOnlyList<Token> tokens)
    {
        var parts = tag.Split('-', '_');
        if (ChosenLanguage.All.FirstOrDefault(known => known.Code.Equals(parts[0], StringComparison.OrdinalIgnoreCase)) is not { } language) return [];
        var comma = language.DecimalComma != parts.Skip(1).Any(part => OtherDecimals.Contains($"{parts[0]}-{part}"));
        List<ChosenLanguage> readings = [new(language, comma)];
        if (parts.Length == 1 && language.CommaMayGroup && tokens.Any(token => NumberText.IsOneGroup(token, ','))) readings.Add(new(language, false, IsDoubt: true));
        if (comma != language.DecimalComma && tokens.Any(token => NumberText.IsOneGroup(token, '.'))) readings.Add(new(language, language.DecimalComma, IsDoubt: true)); // agencies write for all countries
        if (EnglishSpelling.IsPossible(language, tokens)) readings.Add(new(English.Words, comma, IsDoubt: true));
        return readings;
    }
}
