using AiInfra.Alerts;
using AiInfra.Functions.Messaging;
using AiInfra.Json;
using AiInfra.Subscribers;
using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

/// <summary>A delivery that waits in a digest.</summary>
/// <param name="DigestDue">When the digest is due: with its partition, its name.</param>
/// <param name="SubmittedAt">When the facts were submitted.</param>
public sealed record DigestMember(DeliveryDue Due, DateTimeOffset DigestDue, DateTimeOffset SubmittedAt);

/// <summary>
/// Table <c>digests</c>, a partition for each channel of a subscriber. Of a digest that is due at an instant: a row that stays (<c>d.</c>), one that stands while it is open (<c>o.</c>), and one for each member (<c>e.</c>, oldest first).
/// A member enters in one transaction with the open row, and closing takes that row away: so a delivery is in a digest if and only if it entered before the digest closed, whatever crashes or races.
/// </summary>
public sealed class DigestStore(Tables tables)
{
    private const string Kind = "kind";
    private const int BatchSize = 100;

    /// <summary>How long after its instant a digest that went out is remembered, so that no late comer opens it again.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    /// <summary>One round trip, two for the first member.</summary>
    /// <returns>False when the digest has closed.</returns>
    public async Task<bool> TryEnterAsync(string partition, SummaryKind kind, DigestMember member, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(member);
        return await TryEnterOpenAsync(partition, member, cancellationToken)
            || await TryOpenAsync(partition, kind, member, cancellationToken)
            || await TryEnterOpenAsync(partition, member, cancellationToken);
    }

    /// <summary>From here on nobody enters.</summary>
    /// <returns>What kind of digest it is; null when there is none.</returns>
    public async Task<SummaryKind?> CloseAsync(string partition, DateTimeOffset due, CancellationToken cancellationToken)
    {
        await tables.Digests.DeleteEntityAsync(partition, Open(due), ETag.All, cancellationToken);
        return await tables.Digests.FindAsync(partition, Stays(due), cancellationToken) is { } row && SnakeCase.TryParse<SummaryKind>(row.GetString(Kind), out var kind) ? kind : null;
    }

    public async Task<IReadOnlyList<DigestMember>> MembersAsync(string partition, DateTimeOffset due, CancellationToken cancellationToken)
    {
        List<DigestMember> members = [];
        await foreach (var row in tables.Digests.RowsAsync(partition, Members(due), Members(due) + "~", 1000, cancellationToken)) members.Add(Read(row));
        return members;
    }

    /// <summary>The digest a delivery has entered, were its holder to have crashed right after; null when it has entered none.</summary>
    public async Task<DigestMember?> FindAsync(string partition, string deliveryId, CancellationToken cancellationToken)
    {
        await foreach (var row in tables.Digests.RowsAsync(partition, "e.", "e.~", 1000, cancellationToken))
        {
            if (row.RowKey.EndsWith("." + deliveryId, StringComparison.Ordinal)) return Read(row);
        }

        return null;
    }

    /// <summary>Forgets the members of a digest that went out, and the digests of days gone by.</summary>
    public async Task ForgetAsync(string partition, DateTimeOffset due, CancellationToken cancellationToken)
    {
        List<string> rows = [];
        await foreach (var row in tables.Digests.RowsAsync(partition, Members(due), Members(due) + "~", 1000, cancellationToken, ["RowKey"])) rows.Add(row.RowKey);
        await foreach (var row in tables.Digests.RowsAsync(partition, "d.", Stays(due - Remembered), 1000, cancellationToken, ["RowKey"])) rows.Add(row.RowKey);
        foreach (var batch in rows.Chunk(BatchSize))
        {
            try
            {
                await tables.Digests.SubmitTransactionAsync(batch.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(partition, row), ETag.All)), cancellationToken);
            }
            catch (RequestFailedException e) when (e.Status == 404)
            {
                // Another holder of the same summary forgets too.
            }
        }
    }

    private async Task<bool> TryEnterOpenAsync(string partition, DigestMember member, CancellationToken cancellationToken)
    {
        try
        {
            var open = new TableEntity(partition, Open(member.DigestDue));
            await tables.Digests.SubmitTransactionAsync(
                [new(TableTransactionActionType.UpdateMerge, open, ETag.All), new(TableTransactionActionType.UpsertReplace, Row(partition, member))], cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return false;
        }
    }

    /// <summary>The row that stays can be added once: a digest that has closed does not open again.</summary>
    private async Task<bool> TryOpenAsync(string partition, SummaryKind kind, DigestMember member, CancellationToken cancellationToken)
    {
        try
        {
            await tables.Digests.SubmitTransactionAsync(
                [
                    new(TableTransactionActionType.Add, new TableEntity(partition, Stays(member.DigestDue)) { [Kind] = SnakeCase.Of(kind) }),
                    new(TableTransactionActionType.Add, new TableEntity(partition, Open(member.DigestDue))),
                    new(TableTransactionActionType.UpsertReplace, Row(partition, member)),
                ],
                cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            return false;
        }
    }

    private static string Stays(DateTimeOffset due) => "d." + TableKeys.Instant(due);

    private static string Open(DateTimeOffset due) => "o." + TableKeys.Instant(due);

    private static string Members(DateTimeOffset due) => $"e.{TableKeys.Instant(due)}.";

    private static TableEntity Row(string partition, DigestMember member) => new(partition, Members(member.DigestDue) + TableKeys.OldestFirst(member.Due.Since, member.Due.DeliveryId))
    {
        ["event"] = member.Due.EventId,
        ["subscriber"] = member.Due.SubscriberId,
        ["channel"] = SnakeCase.Of(member.Due.Channel),
        ["delivery"] = member.Due.DeliveryId,
        ["since"] = member.Due.Since == default ? null : member.Due.Since,
        ["due"] = member.DigestDue,
        ["submittedAt"] = member.SubmittedAt,
    };

    private static DigestMember Read(TableEntity row) => new(
        new(
            row.GetString("event"),
            row.GetString("subscriber"),
            SnakeCase.TryParse<ChannelType>(row.GetString("channel"), out var channel) ? channel : throw new InvalidDataException($"Row {row.RowKey} names no known channel."),
            row.GetString("delivery"),
            row.GetDateTimeOffset("since") ?? default),
        row.GetDateTimeOffset("due")!.Value,
        row.GetDateTimeOffset("submittedAt")!.Value);
}
