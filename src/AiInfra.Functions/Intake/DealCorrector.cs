using System.Collections.Immutable;
using System.Text.Json;
using AiInfra.Deals;
using AiInfra.Deals.Records;
using AiInfra.Deals.Submissions;
using AiInfra.Functions.Rates;
using AiInfra.Functions.Storage;
using AiInfra.Json;
using AiInfra.Rates;

namespace AiInfra.Functions.Intake;

/// <summary>What became of a patch.</summary>
public abstract record PatchResult
{
    private PatchResult()
    {
    }

    /// <summary>The deal is as the patch says, whether that changed anything or not.</summary>
    public sealed record Done(Deal Deal) : PatchResult;

    public sealed record Unknown : PatchResult;

    /// <summary>It is the same as another deal and is told there.</summary>
    public sealed record Elsewhere(string DealId) : PatchResult;

    /// <summary>It is not in the state the patch was made for.</summary>
    public sealed record Stale(int Revision) : PatchResult;

    public sealed record Invalid(ImmutableArray<FieldError> Errors) : PatchResult;

    /// <summary>The record holds as many corrections as it can.</summary>
    public sealed record Full : PatchResult;

    /// <summary>Others wrote the deal every time we tried.</summary>
    public sealed record Busy : PatchResult;
}

/// <summary>Takes an operator's word into the record of a deal. What the patch makes of the deal is decided on the very state that is replaced, so nothing goes stale in between.</summary>
public sealed class DealCorrector(DealWriter writer, KnownRates rates, TimeProvider clock)
{
    private const string By = "operator";

    public async Task<PatchResult> PatchAsync(string dealId, JsonElement patch, Func<int, bool> isExpected, string why, CancellationToken cancellationToken)
    {
        PatchResult? refusal = null;
        var id = Guid.NewGuid().ToString("N");
        var exchange = await rates.GetAsync();
        var written = await writer.WriteAsync(
            dealId,
            known =>
            {
                refusal = known switch
                {
                    null => new PatchResult.Unknown(),
                    { Record.MergedInto: { } other } => new PatchResult.Elsewhere(other),
                    _ when !isExpected(known.Record.Revision) => new PatchResult.Stale(known.Record.Revision),
                    _ => null,
                };
                return refusal is null ? Decide(known!, patch, exchange, id, why, out refusal) : null;
            },
            cancellationToken);
        return written.Busy ? new PatchResult.Busy() : refusal ?? new PatchResult.Done(written.Deal!.Deal);
    }

    /// <returns>Null when there is nothing to change, or a refusal.</returns>
    private DealChange? Decide(StoredDeal known, JsonElement patch, ExchangeRates exchange, string id, string why, out PatchResult? refusal)
    {
        refusal = null;
        var at = After(known.Record);
        var reading = DealPatch.Read(known.Deal, patch, at, exchange);
        if (reading is SubmissionReading.Invalid invalid) refusal = new PatchResult.Invalid(invalid.Errors);
        if (reading is not SubmissionReading.Ok { Deal: var wanted } || Correction.Between(known.Deal, wanted, id, at, By, why) is not { } correction) return null;
        var record = known.Record with { Corrections = known.Record.Corrections.Add(correction) };
        var corrected = record.ToDeal();
        if (wanted.Certainty != known.Deal.Certainty && patch.GetProperty("certainty").ValueKind is JsonValueKind.Object && corrected.Certainty.Level < wanted.Certainty.Level) refusal = TooCertain(corrected.Certainty);
        else if (!correction.FitsBeside(known.Record.Corrections)) refusal = new PatchResult.Full();
        return refusal is null && !Same(known.Deal, corrected) ? new(record, at, By, why) : null;
    }

    /// <summary>Corrections stand in the order of their times: a clock that lags must not put this one under one it follows.</summary>
    private DateTimeOffset After(DealRecord record)
    {
        var now = clock.GetUtcNow();
        return record.Corrections.Select(c => c.At.AddTicks(1)).Append(now).Max();
    }

    private static PatchResult.Invalid TooCertain(Certainty derived) =>
        new([new("#/certainty/level", $"can only be lowered: {SnakeCase.Of(derived.Level)} follows from how binding the deal is and from its sources ({derived.Reason})")]);

    private static bool Same(Deal a, Deal b) => JsonSerializer.Serialize(a, DomainJson.Default.Deal) == JsonSerializer.Serialize(b, DomainJson.Default.Deal);
}
