using System.Collections.Immutable;
using AiInfra.Deals;
using AiInfra.Deals.Sheets;
using AiInfra.Deals.Submissions;
using AiInfra.Functions.Importing.Stored;
using AiInfra.Functions.Rates;

namespace AiInfra.Functions.Importing.Files;

/// <summary>Reads a file as an import would, and stores nothing.</summary>
public sealed class DryRun(KnownRates rates, TimeProvider clock)
{
    /// <summary>Refused rows that are told one by one; all are counted.</summary>
    private const int MaxTold = 200;

    internal async Task<StagingResult> ReadAsync(FileBody body, FileFormat format, bool notifyAll, CancellationToken cancellationToken)
    {
        var file = FileRows.Of(body, format);
        var context = new SubmissionContext(clock.GetUtcNow(), Import.By, Trust.Trusted, notifyAll, await rates.GetAsync());
        var (count, refused) = (0, 0);
        SheetHeader? sheet = null;
        var told = ImmutableArray.CreateBuilder<RowResult>();
        await foreach (var row in file.ReadAsync(cancellationToken))
        {
            if (++count > Staging.MaxRows) break;
            if (RowReading.Of(row, sheet ??= RowReading.Columns(file.Header), context) is not RowReading.Refused { Errors: var errors }) continue;
            if (++refused <= MaxTold) told.Add(RowResult.Refused(row.Line, errors));
        }

        if (body.IsTooLarge) return new StagingResult.TooLarge();
        return Staging.Refusal(file, count) is { } reason ? new StagingResult.Unreadable(reason) : new StagingResult.Read(count, refused, told.ToImmutable());
    }
}
