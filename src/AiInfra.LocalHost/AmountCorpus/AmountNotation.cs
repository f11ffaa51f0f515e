using System.Globalization;
using AiInfra.Amounts;

namespace AiInfra.LocalHost.AmountCorpus;

/// <summary>The notation in which the <c>amounts.*.tsv</c> files write readings.</summary>
internal static class AmountNotation
{
    private const string Unreadable = "unreadable";

    /// <summary>A reading in the notation; for an unreadable one the reason follows.</summary>
    public static string Of(AmountReading reading) => reading switch
    {
        AmountReading.Ok ok => Of(ok, SmallerFirst(ok.Amount)),
        AmountReading.Unreadable(var reason) => $"{Unreadable} {reason}",
        _ => throw new InvalidOperationException("no such reading"),
    };

    /// <summary>Whether a reading is what a file expects; of a reason only the words that the file gives.</summary>
    public static bool IsRight(string expected, AmountReading reading) => expected.StartsWith(Unreadable, StringComparison.Ordinal)
        ? reading is AmountReading.Unreadable(var reason) && reason.Contains(expected[Unreadable.Length..].Trim(), StringComparison.Ordinal)
        : Normal(expected) == Of(reading);

    /// <summary>The figures of a file's notation ("1.2e9") as the notation of a reading has them.</summary>
    private static string Normal(string expected) => string.Join(' ', expected.Split(' ').Select(NormalWord));

    private static string Of(AmountReading.Ok ok, Amount amount) =>
        Of(amount) + Part(" years=", ok.Years) + Part(" start=", ok.Start) + Part(" end=", ok.End) + Part(" other=", amount.OtherReading?.Low ?? amount.OtherReading?.High);

    private static string Of(Amount amount)
    {
        var words = amount.Qualifier switch
        {
            AmountQualifier.MoreThan => "more_than",
            AmountQualifier.AtLeast => "at_least",
            AmountQualifier.UpTo => "up_to",
            var other => other.ToString().ToLowerInvariant(),
        };
        var figures = amount.Qualifier is not AmountQualifier.Between && amount.Low == amount.High ? Part(" ", amount.Low) : Part(" ", amount.Low) + Part(" ", amount.High);
        return words + figures + (amount.Currency is { } currency ? " " + currency : "") + (amount.Per is AmountPer.Total ? "" : " /" + amount.Per.ToString().ToLowerInvariant());
    }

    /// <summary>Which of two readings comes first says nothing: such an amount waits for a person either way.</summary>
    private static Amount SmallerFirst(Amount amount) =>
        amount is { OtherReading: { } other } && (other.Low ?? other.High) < (amount.Low ?? amount.High)
            ? amount with { Low = other.Low, High = other.High, OtherReading = new(amount.Low, amount.High) }
            : amount;

    private static string Part(string prefix, decimal? value) => value is { } some ? prefix + some.ToString("0.######", CultureInfo.InvariantCulture) : "";

    private static string NormalWord(string word)
    {
        var value = word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..];
        return decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? word[..^value.Length] + Part("", number) : word;
    }
}
