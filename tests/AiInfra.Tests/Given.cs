using System.Text.Json;
using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Deals.Submissions;
using AiInfra.Parties;
using AiInfra.Rates;
using AiInfra.Totals;

namespace AiInfra.Tests;

/// <summary>Deals as tests need them: whole, ordinary, and different in the one thing the test is about.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public static Deal Deal(
        decimal billions = 20, AmountQualifier qualifier = AmountQualifier.Exact, DealKind kind = DealKind.CloudContract, Bindingness bindingness = Bindingness.Definitive, string announced = "2026-11-19") =>
        Of(Usd(billions, qualifier), kind, bindingness, announced);

    public static Deal Of(Amount amount, DealKind kind = DealKind.CloudContract, Bindingness bindingness = Bindingness.Definitive, string announced = "2026-11-19")
    {
        var parties = new[] { new DealParty("openai", "OpenAI", PartyRole.Buyer), new DealParty("oracle", "Oracle", PartyRole.Supplier) };
        return new()
        {
            Id = DealId.Of(kind, Date(announced), parties, amount),
            Title = "OpenAI signs with Oracle",
            Kind = kind,
            Bindingness = bindingness,
            Announced = Date(announced),
            Parties = [.. parties],
            Amount = amount,
            CountsInTotals = CountsAlone.Of(kind, bindingness, DealStatus.Announced, amount, hasHeadline: true),
            Certainty = new(CertaintyLevel.Confident, "a filing says so"),
            SubmittedAt = Now,
            UpdatedAt = Now,
        };
    }

    public static Amount Usd(decimal billions, AmountQualifier qualifier = AmountQualifier.Exact)
    {
        var value = billions * 1_000_000_000m;
        decimal? low = qualifier is AmountQualifier.UpTo ? null : value;
        decimal? high = qualifier is AmountQualifier.AtLeast or AmountQualifier.MoreThan ? null : value;
        return new() { Low = low, High = high, Currency = "USD", Qualifier = qualifier, Usd = new(low, high, 1, null) };
    }

    public static PartialDate Date(string text) => PartialDate.TryParse(text, out var date) ? date : throw new ArgumentException(text);

    public static SubmissionReading Reading(string json, bool notifyAll = false, ExchangeRates? rates = null) =>
        SubmissionReader.Read(JsonDocument.Parse(json).RootElement, new(Now, "test", Trust.Trusted, notifyAll, rates));

    public static Deal Submitted(string json, ExchangeRates? rates = null) => Assert.IsType<SubmissionReading.Ok>(Reading(json, rates: rates)).Deal;

    public static IReadOnlyList<FieldError> Errors(string json) => Assert.IsType<SubmissionReading.Invalid>(Reading(json)).Errors;
}
