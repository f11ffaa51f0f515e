using System.Collections.Immutable;
using System.Text.Json;
using AiInfra.Amounts;
using AiInfra.Json;
using AiInfra.Parties;
using AiInfra.Rates;
using AiInfra.Totals;

namespace AiInfra.Deals.Submissions;

/// <summary>Reads a submitted deal: validates every field, fills in what can be derived, and gives it its id.</summary>
public static class SubmissionReader
{
    public const int MaxParties = 50;
    public const int MaxSources = 50;
    public const int MaxRelations = 50;

    public static SubmissionReading Read(JsonElement json, SubmissionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        List<FieldError> errors = [];
        if (json.ValueKind is not JsonValueKind.Object) return new SubmissionReading.Invalid([new("#", "must be one JSON object: a deal")]);
        var deal = Compose(new Fields(json, "#", errors), context);
        return errors.Count == 0 ? new SubmissionReading.Ok(deal) : new SubmissionReading.Invalid([.. errors]);
    }

    private static Deal Compose(Fields fields, SubmissionContext context)
    {
        var kind = fields.Word<DealKind>("kind") ?? default;
        if (fields.Raw("kind") is null) fields.Refuse("kind", $"is missing: one of {string.Join(", ", SnakeCase.All<DealKind>())}");
        var bindingness = fields.Word<Bindingness>("bindingness") ?? Bindingness.Reported;
        var status = fields.Word<DealStatus>("status") ?? DealStatus.Announced;
        var given = Announced(fields, context.At);
        var (reported, words) = AmountFields.Read(fields);
        ImmutableArray<DealParty> parties = [.. fields.Objects("parties", MaxParties, DealParts.Party).DistinctBy(party => (party.EntityId, party.Role))];
        if (kind is not DealKind.Forecast && IsMissingOrEmpty(fields.Raw("parties"))) fields.Refuse("parties", "needs at least one party: {\"name\": \"OpenAI\", \"role\": \"buyer\"}");
        var term = DealParts.Term(fields.Object("term"), words);
        var power = DealParts.Power(fields.Object("power"));
        ImmutableArray<Source> sources = [.. fields.Objects("sources", MaxSources, DealParts.Source).Distinct()];
        var announced = given ?? Published(sources, context.At) ?? PartialDate.Day(Today(context.At));
        var amount = reported.InUsd(context.Rates ?? ExchangeRates.Embedded, RateDay(announced, context.At));
        var title = fields.Text("title", 200);
        var summary = fields.Text("summary", 4000, multiline: true);
        var site = DealParts.Site(fields.Object("site"));
        if (context.Trust < Trust.Trusted) RefuseJudgements(fields);
        ImmutableArray<Relation> relations = [.. fields.Objects("relations", MaxRelations, DealParts.Relation).Distinct()];
        var claimed = DealParts.ClaimedCertainty(fields.Object("certainty"));
        var counts = DealParts.Counts(fields.Object("countsInTotals"));
        if (!context.IsTest && fields.Raw("test") is { ValueKind: JsonValueKind.True }) fields.Refuse("test", "makes no test here: send it to POST /api/deals?test=true, or leave it out");
        fields.RefuseOthers("id", "revision", "revisions", "alsoReported", "merged", "mergedInto", "possibleDuplicates", "submittedAt", "updatedAt", "notifyAll", "test");

        var id = DealId.Of(kind, announced, parties, amount);
        var hasHeadline = Headline.Of(amount, term?.KnownYears, power?.AnnouncedGigawatts) is not null;
        var deal = new Deal
        {
            Id = context.IsTest ? DealId.OfTest(id) : id,
            Title = title ?? "",
            Summary = summary,
            Kind = kind,
            Bindingness = bindingness,
            Status = status,
            Announced = announced,
            Parties = parties,
            Amount = amount,
            Term = term,
            Site = site,
            Power = power,
            Relations = relations,
            CountsInTotals = counts ?? CountsAlone.Of(kind, bindingness, status, amount, hasHeadline),
            Sources = sources,
            Certainty = CertaintyOf.Deal(kind, bindingness, sources, context.Trust, claimed),
            SubmittedAt = context.At,
            UpdatedAt = context.At,
            NotifyAll = context.NotifyAll,
        };
        return title is null ? deal with { Title = DealTitle.Of(deal) } : deal;
    }

    /// <summary>What decides over other deals and over totals is not for everyone to say.</summary>
    private static void RefuseJudgements(Fields fields)
    {
        foreach (var name in new[] { "relations", "countsInTotals" })
        {
            if (fields.Raw(name) is { } value && !(value.ValueKind is JsonValueKind.Array && value.GetArrayLength() == 0)) fields.Refuse(name, "is taken only from those who are fully trusted: leave it out");
        }
    }

    private static PartialDate? Announced(Fields fields, DateTimeOffset now)
    {
        var announced = fields.Date("announced");
        if (announced?.First > Today(now).AddDays(1)) fields.Refuse("announced", $"lies in the future (today is {PartialDate.Day(Today(now))}): say when it was announced; when it runs belongs in term");
        return announced;
    }

    /// <summary>When nobody says otherwise, a deal was announced when the first of its sources was published, and without any date on the day it is submitted: old news told again stays old news.</summary>
    private static PartialDate? Published(ImmutableArray<Source> sources, DateTimeOffset now)
    {
        var dates = sources.Select(s => s.PublishedAt).OfType<PartialDate>().Where(date => date.First <= Today(now).AddDays(1));
        // The first by which it surely was published, and of two with one end the more exact.
        return dates.OrderBy(date => date.Last).ThenByDescending(date => date.First).Select(date => (PartialDate?)date).FirstOrDefault();
    }

    private static DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);

    /// <summary>The day whose rate counts: a month, quarter or year is over on its last day, and no rate is from after the submission.</summary>
    internal static DateOnly RateDay(PartialDate announced, DateTimeOffset now)
    {
        var today = Today(now);
        return announced.Last < today ? announced.Last : today;
    }

    private static bool IsMissingOrEmpty(JsonElement? array) => array is null || (array is { ValueKind: JsonValueKind.Array } items && items.GetArrayLength() == 0);
}
