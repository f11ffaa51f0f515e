using AiInfra.Amounts.Languages.Choice;
using AiInfra.Amounts.Reading.Numbers;

namespace AiInfra.Amounts.Reading;

/// <summary>Puts the findings together to an amount, or says why they make none.</summary>
internal static class AmountAssembly
{
    private const decimal BareScale = 1e6m;

    public static Attempt Of(Findings found, string text, ChosenLanguage chosen)
    {
        Attempt Unreadable(string reason, bool refused = false) => new(new AmountReading.Unreadable(reason), refused, chosen.IsDoubt);
        if (found.Problem is { } problem) return Unreadable(problem, found.IsRefused);
        if (found.Undisclosed) return found.Mentions.Count > 0 ? Unreadable("it says undisclosed and gives a figure: give one of the two", refused: true) : new(Undisclosed(found, text), false, chosen.IsDoubt);
        if (One(found.Mentions) is not { } mention) return Unreadable(WhyNotOne(found.Mentions.Count), found.Mentions.Count > 0);
        if (found.HasChange && mention.IsFromTo) return Unreadable("the figures are before and after a change: give the amount itself", refused: true);
        if (WhyNot(mention) is { } reason) return Unreadable(reason);
        if (Doubt(mention, chosen.DecimalComma) is { } doubt) return Unreadable(doubt, refused: true);
        var (currency, currencyProblem) = Currency(found, mention);
        return currency is null ? Unreadable(currencyProblem) : new(Ok(found, Amount(mention, currency, text) with { Per = found.Per }), false, chosen.IsDoubt);
    }

    private static AmountReading.Ok Undisclosed(Findings found, string text) => Ok(found, Amounts.Amount.Undisclosed with { Text = text, Per = found.Per });

    private static AmountReading.Ok Ok(Findings found, Amount amount) => new(amount, found.Term.Years, found.Term.Start, found.Term.End);

    /// <summary>"at least 10 and up to 20 billion" is a range.</summary>
    private static Mention? One(List<Mention> mentions) => mentions switch
    {
        [var only] => only,
        [{ Qualifier: AmountQualifier.AtLeast or AmountQualifier.MoreThan, Low: var low }, { Qualifier: AmountQualifier.UpTo, Low: var high }] => new(low, high, AmountQualifier.Between),
        _ => null,
    };

    private static string WhyNotOne(int count) => count == 0
        ? "there is no figure: write for example \"$10 billion\", or \"undisclosed\""
        : "there is more than one figure: give one amount, or a range such as \"between $3 billion and $4 billion\"";

    private static string? WhyNot(Mention mention)
    {
        foreach (var figure in Figures(mention))
        {
            if (figure.Value <= 0) return "zero is not an amount: write \"undisclosed\" if it is not known";
            if (figure.Value > AmountReader.Largest) return "the amount is too large: more than 1,000 trillion; check the scale word (an English billion is a French milliard)";
        }

        return mention.High?.Value < mention.Low.Value ? "the range does not rise: give the scale word at both ends, the lower end first" : null;
    }

    private static string? Doubt(Mention mention, bool decimalComma) =>
        Figures(mention).FirstOrDefault(figure => figure.Scale is null && NumberText.Decimals(figure.Words, decimalComma) > 2) is { Words: var words }
            ? $"\"{words}\" can be read in two ways: write {words.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal)} without separators, or two decimals"
            : null;

    private static Figure[] Figures(Mention mention) => [mention.Low, mention.High ?? mention.Low];

    /// <summary>The deals of this domain are told in dollars: a bare "14 billion" with nothing else in the text is one. Otherwise the currency must be named.</summary>
    private static (string? Code, string Problem) Currency(Findings found, Mention mention)
    {
        CurrencyMark? currency = null;
        if (found.Currencies.Append(mention.Low.Currency).Append(mention.High?.Currency).Contains(CurrencyMark.NotRead)) return (null, "that currency is not read by its name: give its ISO 4217 code");
        foreach (var mark in found.Currencies.Append(mention.Low.Currency).Append(mention.High?.Currency).OfType<CurrencyMark>())
        {
            if (CurrencyMark.Merge(currency, mark) is not { } merged) return (null, $"two currencies are named, {currency?.Code} and {mark.Code}: give one");
            currency = merged;
        }

        if (currency is not null) return (currency.Code, "");
        return !found.HasUnknownWords && (mention.High ?? mention.Low).Scale?.Factor >= BareScale ? ("USD", "") : (null, "name the currency, for example \"$10 billion\" or \"EUR 10 billion\"");
    }

    private static Amount Amount(Mention mention, string currency, string text)
    {
        var (low, high) = (mention.Low, mention.High ?? mention.Low);
        var bounds = Bounds(mention.Qualifier, low.Value, high.Value);
        var ambiguous = (low.Other ?? high.Other) is not null && (low.Other ?? low.Value) <= AmountReader.Largest && (high.Other ?? high.Value) <= AmountReader.Largest;
        return new()
        {
            Text = text,
            Low = bounds.Low,
            High = bounds.High,
            Currency = currency,
            Qualifier = mention.Qualifier,
            Usd = currency == "USD" ? new(bounds.Low, bounds.High, 1, null) : null,
            OtherReading = ambiguous ? Bounds(mention.Qualifier, low.Other ?? low.Value, high.Other ?? high.Value) : null,
        };
    }

    private static AmountBounds Bounds(AmountQualifier qualifier, decimal low, decimal high) => qualifier switch
    {
        AmountQualifier.MoreThan or AmountQualifier.AtLeast => new(low, null),
        AmountQualifier.UpTo => new(null, high),
        _ => new(low, high),
    };
}
