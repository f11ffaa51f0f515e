using System.Collections.Immutable;
using AiInfra.Rates;

namespace AiInfra.Deals.Submissions;

/// <summary>What came of reading a submission.</summary>
public abstract record SubmissionReading
{
    private SubmissionReading()
    {
    }

    /// <summary>A whole deal, at revision 1.</summary>
    public sealed record Ok(Deal Deal) : SubmissionReading;

    /// <summary>Every field error at once.</summary>
    public sealed record Invalid(ImmutableArray<FieldError> Errors) : SubmissionReading;
}

/// <summary>Who submits, when, and whether everyone shall be told even of an old announcement.</summary>
/// <param name="Rates">What amounts in other currencies are converted with; null for <see cref="ExchangeRates.Embedded"/>.</param>
/// <param name="IsTest">It only tries the system out.</param>
public sealed record SubmissionContext(DateTimeOffset At, string By, Trust Trust, bool NotifyAll = false, ExchangeRates? Rates = null, bool IsTest = false);
