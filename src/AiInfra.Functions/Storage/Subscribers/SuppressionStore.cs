using AiInfra.Functions.Notifications.Email;
using AiInfra.Json;
using Azure;
using Azure.Data.Tables;
using MimeKit;

namespace AiInfra.Functions.Storage;

public enum SuppressionReason
{
    /// <summary>The receiver said that there is no such mailbox, or none that takes mail.</summary>
    HardBounce,

    /// <summary>The provider keeps the address on a list of its own.</summary>
    ProviderList,

    /// <summary>Its owner calls our mail spam.</summary>
    Complaint,

    /// <summary>An operator wants it so.</summary>
    Operator,
}

/// <summary>Why no mail goes to an address, and since when.</summary>
public sealed record Suppression(SuppressionReason Reason, DateTimeOffset At);

/// <summary>
/// Table <c>suppressions</c>: the addresses to which no mail is sent, by their hash; the addresses themselves stand nowhere.
/// One that was lifted leaves a row, so that a late report of a bounce before then does not suppress it anew.
/// </summary>
public sealed class SuppressionStore(Tables tables, TimeProvider clock)
{
    private const string Reason = "reason";
    private const string At = "at";
    private const string LiftedAt = "liftedAt";

    public async Task<Suppression?> FindAsync(MailboxAddress address, CancellationToken cancellationToken) =>
        await RowAsync(address, cancellationToken) is { } row ? Read(row) : null;

    /// <summary>Suppresses an address; what is known of one that is suppressed already stays.</summary>
    /// <param name="address">In any spelling.</param>
    /// <param name="reason">Why.</param>
    /// <param name="at">When the mail was tried that shows it; a time to come is now.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False when it was lifted after that.</returns>
    public async Task<bool> SuppressAsync(MailboxAddress address, SuppressionReason reason, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var since = at < clock.GetUtcNow() ? at : clock.GetUtcNow();
        while (true)
        {
            var known = await RowAsync(address, cancellationToken);
            if (known is not null && Read(known) is not null) return true;
            if (known?.GetDateTimeOffset(LiftedAt) > since) return false;
            var (partition, row) = TableKeys.Suppression(Mailbox.NormalForm(address));
            if (await TryPutAsync(new(partition, row) { [Reason] = SnakeCase.Of(reason), [At] = since }, known?.ETag, cancellationToken)) return true;
        }
    }

    /// <returns>False when it is not suppressed.</returns>
    public async Task<bool> LiftAsync(MailboxAddress address, CancellationToken cancellationToken)
    {
        while (await RowAsync(address, cancellationToken) is { } known && Read(known) is not null)
        {
            if (await TryPutAsync(new(known.PartitionKey, known.RowKey) { [LiftedAt] = clock.GetUtcNow() }, known.ETag, cancellationToken)) return true;
        }

        return false;
    }

    private Task<TableEntity?> RowAsync(MailboxAddress address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        var (partition, row) = TableKeys.Suppression(Mailbox.NormalForm(address));
        return tables.Suppressions.FindAsync(partition, row, cancellationToken);
    }

    private static Suppression? Read(TableEntity row) =>
        SnakeCase.TryParse<SuppressionReason>(row.GetString(Reason), out var reason) ? new(reason, row.GetDateTimeOffset(At)!.Value) : null;

    private async Task<bool> TryPutAsync(TableEntity row, ETag? known, CancellationToken cancellationToken)
    {
        try
        {
            if (known is { } etag) await tables.Suppressions.UpdateEntityAsync(row, etag, TableUpdateMode.Replace, cancellationToken);
            else await tables.Suppressions.AddEntityAsync(row, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            return false;
        }
    }
}
