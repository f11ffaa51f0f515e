using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

/// <summary>Trouble that has not passed.</summary>
/// <param name="ToldAt">When the operator was last told; null when they could not be.</param>
public sealed record Alarm(string Cause, DateTimeOffset Since, DateTimeOffset? ToldAt);

/// <summary>Table <c>alarms</c>: a row for each cause of trouble while there is some.</summary>
public sealed class AlarmStore(Tables tables)
{
    private const string Partition = "alarms";

    public async Task<Alarm?> FindAsync(string cause, CancellationToken cancellationToken) =>
        await tables.Alarms.FindAsync(Partition, cause, cancellationToken) is { } row ? new(cause, row.GetDateTimeOffset("since")!.Value, row.GetDateTimeOffset("toldAt")) : null;

    public async Task PutAsync(Alarm alarm, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alarm);
        await tables.Alarms.UpsertEntityAsync(new TableEntity(Partition, alarm.Cause) { ["since"] = alarm.Since, ["toldAt"] = alarm.ToldAt }, TableUpdateMode.Replace, cancellationToken);
    }

    public Task DeleteAsync(string cause, CancellationToken cancellationToken) => tables.Alarms.DeleteEntityAsync(Partition, cause, ETag.All, cancellationToken);
}
