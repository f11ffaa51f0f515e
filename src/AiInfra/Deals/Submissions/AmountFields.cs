using System.Text.Json;
using AiInfra.Amounts;
using AiInfra.Json;
using AiInfra.Rates;

namespace AiInfra.Deals.Submissions;

/// <summary>Reads the amount: as words ("up to $100bn"), or as an object with bounds, currency and qualifier, or with the words inside.</summary>
internal static class AmountFields
{
    public const decimal Max = 1_000_000_000_000_000m;
    private const string Example = "for example \"$300 billion\", \"undisclosed\" or {\"value\": \"300000000000\", \"currency\": \"USD\"}";

    /// <summary>The reading of the words, when there are any, carries the term they name.</summary>
    public static (Amount Amount, AmountReading.Ok? Words) Read(Fields deal)
    {
        var raw = deal.Raw("amount");
        switch (raw?.ValueKind)
        {
            case JsonValueKind.String:
                var errorsBefore = deal.Errors.Count;
                var text = deal.Text("amount", 500);
                // What was refused reads as absent: "is empty" would be a second error for the same mistake.
                return deal.Errors.Count > errorsBefore ? (Amount.Undisclosed, null) : FromWords(deal, "amount", text, language: null);
            case JsonValueKind.Object:
                return FromObject(deal.Object("amount")!);
            case null:
                deal.Refuse("amount", $"is missing: {Example}");
                break;
            default:
                deal.Refuse("amount", $"must be words or an object, since a bare number has no currency: {Example}");
                break;
        }

        return (Amount.Undisclosed, null);
    }

    private static (Amount, AmountReading.Ok?) FromWords(Fields fields, string name, string? text, string? language)
    {
        switch (text is null ? new AmountReading.Unreadable($"is empty: {Example}") : AmountReader.Read(text, language))
        {
            case AmountReading.Ok ok:
                return (ok.Amount, ok);
            case AmountReading.Unreadable unreadable:
                fields.Refuse(name, unreadable.Reason);
                break;
        }

        return (Amount.Undisclosed, null);
    }

    private static (Amount, AmountReading.Ok?) FromObject(Fields fields)
    {
        var errorsBefore = fields.Errors.Count;
        var text = fields.Text("text", 500);
        var language = fields.Text("language", 35);
        var low = fields.Number("low", 1, Max, "units of the currency");
        var high = fields.Number("high", 1, Max, "units of the currency");
        var value = fields.Number("value", 1, Max, "units of the currency");
        var currency = fields.Text("currency", 3)?.ToUpperInvariant();
        var qualifier = fields.Word<AmountQualifier>("qualifier");
        var basis = fields.Word<AmountBasis>("basis") ?? AmountBasis.Announced;
        var per = fields.Word<AmountPer>("per");
        var usd = fields.Object("usd");
        fields.RefuseOthers("otherReading");
        // Also with a rate of its own, and beside words that name another: a code that nobody knows is a slip.
        if (currency is not null && !CurrencyCodes.IsCode(currency)) fields.Refuse("currency", $"\"{currency}\" is no currency code of ISO 4217: write for example USD or EUR");
        // What was refused reads as absent: looking at what is left would only name the same mistake twice.
        if (fields.Errors.Count > errorsBefore) return (Amount.Undisclosed, null);

        var figures = low is not null || high is not null || value is not null || qualifier is AmountQualifier.Undisclosed;
        if (!figures)
        {
            var (read, words) = FromWords(fields, "text", text, language);
            if (qualifier is not null && words is not null && qualifier != read.Qualifier) fields.Refuse("qualifier", $"does not fit the words, which say {SnakeCase.Of(read.Qualifier)}");
            return (Converted(read with { Basis = basis, Per = per ?? read.Per }, usd), words);
        }

        var amount = Bounded(fields, value, low, high, qualifier) with { Text = text, Currency = currency, Basis = basis, Per = per ?? AmountPer.Total };
        amount = CheckCurrency(fields, amount);
        CheckWords(fields, amount, language);
        return (Converted(amount, usd), null);
    }

    /// <summary>Puts the figures where the qualifier says they belong, and refuses those that do not fit it.</summary>
    private static Amount Bounded(Fields fields, decimal? value, decimal? low, decimal? high, AmountQualifier? qualifier)
    {
        var kind = qualifier ?? (value is not null || low == high ? AmountQualifier.Exact : (low, high) switch
        {
            (not null, not null) => AmountQualifier.Between,
            (not null, null) => AmountQualifier.AtLeast,
            _ => AmountQualifier.UpTo,
        });
        if (value is not null && (low is not null || high is not null)) fields.Refuse("value", "stands alone: give either value, or low and high");
        var (wantedLow, wantedHigh) = kind switch
        {
            AmountQualifier.Undisclosed => ((decimal?)null, (decimal?)null),
            AmountQualifier.Between => (low, high),
            AmountQualifier.UpTo => (null, value ?? high),
            AmountQualifier.AtLeast or AmountQualifier.MoreThan => (value ?? low, null),
            _ => (value ?? low ?? high, value ?? high ?? low),
        };
        var fits = kind switch
        {
            AmountQualifier.Undisclosed => value is null && low is null && high is null,
            AmountQualifier.Between => low < high,
            AmountQualifier.UpTo => wantedHigh is not null && low is null,
            AmountQualifier.AtLeast or AmountQualifier.MoreThan => wantedLow is not null && high is null,
            _ => wantedLow is not null && wantedLow == wantedHigh,
        };
        if (!fits) fields.Refuse("qualifier", $"{SnakeCase.Of(kind)} needs {Needs(kind)}");
        return new() { Qualifier = kind, Low = wantedLow, High = wantedHigh };
    }

    private static string Needs(AmountQualifier qualifier) => qualifier switch
    {
        AmountQualifier.Undisclosed => "no figures",
        AmountQualifier.Between => "low and high, low being the smaller",
        AmountQualifier.UpTo => "only a high end",
        AmountQualifier.AtLeast or AmountQualifier.MoreThan => "only a low end",
        _ => "one value",
    };

    private static Amount CheckCurrency(Fields fields, Amount amount)
    {
        if (amount.Qualifier is AmountQualifier.Undisclosed) return amount with { Currency = null };
        if (amount.Currency is null) fields.Refuse("currency", "must be an ISO 4217 code such as USD or EUR");
        return amount;
    }

    /// <summary>Figures and words that tell different amounts are a slip that nobody should be alerted with.</summary>
    private static void CheckWords(Fields fields, Amount amount, string? language)
    {
        if (amount.Text is null || AmountReader.Read(amount.Text, language) is not AmountReading.Ok { Amount: { OtherReading: null } words }) return;
        var differ = Differ(words.Low ?? words.High, amount.Low ?? amount.High)
            || (NamesCurrency(amount.Text, words) && amount.Currency != words.Currency)
            || (words.Qualifier != amount.Qualifier && (words.Qualifier is not AmountQualifier.Exact || amount.Qualifier is AmountQualifier.Undisclosed));
        if (differ) fields.Refuse("text", $"says {AmountText.Of(words)}, the figures say {AmountText.Of(amount)}");
    }

    /// <summary>Dollars are also what a figure without a currency is read as.</summary>
    private static bool NamesCurrency(string text, Amount words) =>
        words.Currency is not (null or "USD") || text.Contains('$', StringComparison.Ordinal) || text.Contains("usd", StringComparison.OrdinalIgnoreCase) || text.Contains("dollar", StringComparison.OrdinalIgnoreCase);

    private static bool Differ(decimal? a, decimal? b) => a is { } x && b is { } y && Math.Abs(x - y) > 0.05m * Math.Max(x, y);

    /// <summary>Dollars are dollars; for another currency a rate may come with the submission, and then counts before any other.</summary>
    private static Amount Converted(Amount amount, Fields? usd)
    {
        var rate = usd?.Number("rate", 0.000001m, 1_000_000m, "US dollars for one unit of the currency");
        var date = usd?.Date("rateDate");
        usd?.RefuseOthers("low", "high");
        if (usd is not null && amount.Currency != "USD" && (rate is null || date is not { Precision: DatePrecision.Day })) usd.Refuse("rate", "needs a rate and the day of the rate (rateDate)");
        if (amount.Currency is null) return amount;
        if (amount.Currency == "USD") return amount with { Usd = new(amount.Low, amount.High, 1, null) };
        return rate is { } r && date is { } d ? amount with { Usd = amount.UsdAt(r, d.First) } : amount;
    }
}
