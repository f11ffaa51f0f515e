using AiInfra.Deals;
using AiInfra.Functions.Importing.Files;
using AiInfra.Functions.Importing.Stored;
using AiInfra.Functions.Intake;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Rates;
using Azure;
using Microsoft.Extensions.Logging;

namespace AiInfra.Functions.Importing;

/// <summary>What became of a row, and the deal it is told in.</summary>
/// <param name="Result">Null when it could not be stored this time.</param>
public sealed record ImportedRow(RowResult? Result, DealChanged? Changed);

/// <summary>Takes the rows of a chunk in, some at once. A row that is taken in again is known: nothing is doubled.</summary>
public sealed partial class RowImporter(DealIntake intake, KnownRates rates, ILogger<RowImporter> log) : IDisposable
{
    private const int AtOnce = 4;

    /// <summary>Rows in work on this instance, of however many chunks: more would only wait in front of the storage, and time out there.</summary>
    private readonly SemaphoreSlim _turns = new(16);

    /// <returns>One for each row, in their order.</returns>
    public async Task<ImportedRow[]> TakeAsync(Import import, StagedChunk chunk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(import);
        ArgumentNullException.ThrowIfNull(chunk);
        var exchange = await rates.GetAsync();
        var sheet = RowReading.Columns(chunk.Header);
        return await InParallel.SelectAsync(
            chunk.Rows,
            AtOnce,
            row =>
            {
                // The later of two rows is submitted later, by as little as can be told apart.
                var at = import.At.AddTicks(row.Line);
                var reading = RowReading.Of(row, sheet, new(at, Import.By, Trust.Trusted, import.NotifyAll, exchange));
                return TakeAsync(row, reading, at, import.Id, cancellationToken);
            },
            cancellationToken);
    }

    public void Dispose() => _turns.Dispose();

    private async Task<ImportedRow> TakeAsync(FileRow row, RowReading reading, DateTimeOffset at, string importId, CancellationToken cancellationToken)
    {
        if (reading is RowReading.Refused { Errors: var errors }) return new(RowResult.Refused(row.Line, errors), null);
        await _turns.WaitAsync(cancellationToken);
        try
        {
            return Of(row.Line, at, await intake.SubmitAsync(((RowReading.Ok)reading).Deal, Trust.Trusted, Import.By, ChunkOutbox.Instance, cancellationToken));
        }
        catch (Exception e) when (IsDown(e))
        {
            LogDown(e, importId, row.Line);
            return new(null, null);
        }
#pragma warning disable CA1031 // A row that we cannot store for a fault of ours must not hold up the others for ever.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailed(e, importId, row.Line);
            return new(new(row.Line, RowStatus.Failed, Errors: [new("#", "could not be stored for a fault of ours: submit it by itself", null)]), null);
        }
        finally
        {
            _turns.Release();
        }
    }

    private static ImportedRow Of(int line, DateTimeOffset at, IntakeResult result) => result switch
    {
        IntakeResult.Accepted { Deal: var deal } => Stored(line, RowStatus.Accepted, deal),

        // An attempt before, or one at the same time, had stored this very row: what is new is new.
        IntakeResult.AlreadyKnown { Deal: var deal } when deal.SubmittedAt == at => Stored(line, RowStatus.Accepted, deal),
        IntakeResult.AlreadyKnown { Deal: var deal } => Stored(line, RowStatus.Known, deal),
        IntakeResult.Merged { Deal: var deal } => Stored(line, RowStatus.Merged, deal),
        IntakeResult.Full full => new(RowResult.Refused(line, [new("#", $"the record of deal {full.Deal.Id} holds as many reports as it can", null)]), null),
        _ => new(null, null),
    };

    private static ImportedRow Stored(int line, RowStatus status, Deal deal) => new(new(line, status, deal.Id), new(deal.Id, deal.Revision));

    private static bool IsDown(Exception e) => e is RequestFailedException or AggregateException or IOException or HttpRequestException or TimeoutException or TaskCanceledException or BusUnavailableException;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Line {Line} of {ImportId} could not be stored this time")]
    private partial void LogDown(Exception exception, string importId, int line);

    [LoggerMessage(Level = LogLevel.Error, Message = "Line {Line} of {ImportId} cannot be stored")]
    private partial void LogFailed(Exception exception, string importId, int line);
}
