using System.Collections.Frozen;
using System.Globalization;

namespace AiInfra.Rates;

/// <summary>
/// The form in which the European Central Bank publishes the history of its reference rates (eurofxref-hist.csv):
/// <c>Date,USD,JPY,…,</c> and one line a day, newest first, each with a comma at its end, units of the currency for 1 EUR, <c>N/A</c> where there is no rate.
/// </summary>
public static class EcbHistory
{
    /// <summary>The smallest and largest rate that is believed. The old Turkish lira, which the ECB's file still holds, stood at nearly 2,000,000 for a euro.</summary>
    public const decimal Smallest = 0.000001m;

    /// <inheritdoc cref="Smallest"/>
    public const decimal Largest = 10_000_000m;

    private const string Missing = "N/A";

    public static EcbReading Read(string csv)
    {
        ArgumentNullException.ThrowIfNull(csv);
        var lines = csv.TrimStart('\uFEFF').TrimEnd().Split('\n');
        if (NotCsv(lines[0]) is { } reason) return new EcbReading.Unreadable(reason);
        var header = Cells(lines[0]);
        if (HeaderProblem(header) is { } problem) return new EcbReading.Unreadable($"line 1: {problem}");
        Dictionary<DateOnly, FrozenDictionary<string, decimal>> days = new(lines.Length);
        for (var i = 1; i < lines.Length; i++)
        {
            if (ReadDay(Cells(lines[i]), header, days) is { } error) return new EcbReading.Unreadable(string.Create(CultureInfo.InvariantCulture, $"line {i + 1}: {error}"));
        }

        return new ExchangeRates(days) is { Dates.Count: > 0 } rates ? new EcbReading.Ok(rates) : new EcbReading.Unreadable("there is a header but no day with a rate");
    }

    /// <summary>The same form again, with the currencies in alphabetical order. <see cref="ExchangeRates.None"/> is a header alone, which <see cref="Read"/> refuses: no source is empty.</summary>
    public static string Write(ExchangeRates rates)
    {
        ArgumentNullException.ThrowIfNull(rates);
        string[] currencies = [.. rates.Dates.SelectMany(date => rates.PerEuro(date).Keys).Distinct().Order(StringComparer.Ordinal)];
        var days = rates.Dates.OrderDescending().Select(date => (Date: date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), PerEuro: rates.PerEuro(date)));
        var lines = days.Select(day => Line(day.Date, currencies.Select(c => day.PerEuro.TryGetValue(c, out var rate) ? rate.ToString(CultureInfo.InvariantCulture) : Missing)));
        return string.Concat(lines.Prepend(Line("Date", currencies)));
    }

    private static string Line(string first, IEnumerable<string> cells) => string.Join(',', cells.Prepend(first)) + ",\n";

    private static string[] Cells(string line)
    {
        string[] cells = [.. line.Split(',').Select(cell => cell.Trim())];
        return cells is [.., _, ""] ? cells[..^1] : cells;
    }

    private static string? NotCsv(string first) => first.TrimStart() switch
    {
        "" => "it is empty",
        ['<', ..] => "it is a web page or XML, not a CSV file: check the address",
        ['P', 'K', '\u0003', ..] => "it is a zip archive: unpack it first",
        _ => null,
    };

    private static string? HeaderProblem(string[] header)
    {
        if (header is not ["Date", _, ..]) return $"a header such as \"Date,USD,JPY,\" is expected, not {Quoted(string.Join(',', header))}";
        var wrong = Array.Find(header, c => c != "Date" && (c is "EUR" || c.Length != 3 || !c.All(char.IsAsciiLetterUpper)));
        if (wrong is not null) return wrong is "EUR" ? "the rates are for 1 EUR, so that EUR has no column" : $"{Quoted(wrong)} is no currency code";
        return header.CountBy(c => c).FirstOrDefault(c => c.Value > 1).Key is { } twice ? $"the column {twice} stands there twice" : null;
    }

    /// <summary>Adds one line's day, or says what is wrong with the line.</summary>
    private static string? ReadDay(string[] cells, string[] header, Dictionary<DateOnly, FrozenDictionary<string, decimal>> days)
    {
        if (cells.Length != header.Length) return string.Create(CultureInfo.InvariantCulture, $"has {cells.Length} columns, the header has {header.Length}");
        if (!DateOnly.TryParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return $"{Quoted(cells[0])} is no day such as 2026-11-20";
        Dictionary<string, decimal> perEuro = new(header.Length);
        for (var i = 1; i < cells.Length; i++)
        {
            if (cells[i] == Missing) continue;
            if (!decimal.TryParse(cells[i], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate)) return $"{header[i]}: {Quoted(cells[i])} is no rate, nor {Missing}";
            if (rate is < Smallest or > Largest) return string.Create(CultureInfo.InvariantCulture, $"{header[i]}: {Quoted(cells[i])} is not believed; a rate is from {Smallest} to {Largest}");
            perEuro[header[i]] = rate;
        }

        return days.TryAdd(date, perEuro.ToFrozenDictionary(StringComparer.Ordinal)) ? null : $"the day {cells[0]} stands there twice";
    }

    /// <summary>Enough to find the place; what was sent may be long and is not ours to repeat.</summary>
    private static string Quoted(string text) => text.Length > 40 ? $"\"{text[..40]}…\"" : $"\"{text}\"";
}
