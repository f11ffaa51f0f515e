namespace AiInfra.Amounts.Reading;

/// <summary>The reading of a text in one language.</summary>
/// <param name="IsRefused">Unreadable because of what the words say, so that no other language may read it; not because they were not understood.</param>
/// <param name="IsDoubt">Only to see whether it reads another figure.</param>
internal sealed record Attempt(AmountReading Reading, bool IsRefused, bool IsDoubt)
{
    /// <summary>One reading out of those in several languages, the likeliest first. Where two differ by more than words, both are kept for a person.</summary>
    /// <param name="named">The first language was given: what it cannot read, no other may.</param>
    public static AmountReading Together(List<Attempt> attempts, bool named)
    {
        if (attempts[0].Reading is AmountReading.Ok { Amount.Qualifier: AmountQualifier.Undisclosed } undisclosed) return undisclosed;
        if (attempts.Find(attempt => attempt.IsRefused) is { } refused) return refused.Reading;
        if (named && attempts[0].Reading is AmountReading.Unreadable unreadable) return unreadable;
        if (attempts.TrueForAll(attempt => attempt.IsDoubt || attempt.Reading is AmountReading.Unreadable)) return attempts[0].Reading;
        var read = attempts.Select(attempt => attempt.Reading).OfType<AmountReading.Ok>().ToList();
        var (first, amount) = (read[0], read[0].Amount);
        if (read.Exists(other => other.Amount.Currency != amount.Currency)) return new AmountReading.Unreadable("the currency is another in another language: name it by its ISO 4217 code");
        List<(decimal?, decimal?)> figures = [.. read.Select(ok => Ends(ok.Amount.Low, ok.Amount.High)).Distinct()];
        if (figures.Count > 2) return new AmountReading.Unreadable("the figure can be read in more than two ways: write it out without separators, as in 1500000000");
        if (figures.Count < 2) return first;
        var second = read.First(ok => Ends(ok.Amount.Low, ok.Amount.High) == figures[1]).Amount;
        return first with { Amount = amount with { OtherReading = new(second.Low, second.High) } };
    }

    /// <summary>What two readings are compared by: "up to" in one language may be nothing in another.</summary>
    private static (decimal?, decimal?) Ends(decimal? low, decimal? high) => (low ?? high, high ?? low);
}
