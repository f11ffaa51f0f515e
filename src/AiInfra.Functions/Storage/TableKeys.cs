using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AiInfra.Rules;

namespace AiInfra.Functions.Storage;

/// <summary>
/// Every table key is built here. Keys hold ids of ours (lower-case ASCII, digits, dashes, dots), so nothing that Table Storage forbids in a key (<c>/ \ # ?</c> and control characters)
/// can reach one; what comes from outside is checked with <see cref="IsSafe"/> before it becomes part of a query.
/// </summary>
public static class TableKeys
{
    /// <summary>How many partitions the outbox has.</summary>
    public const int OutboxShards = 16;

    /// <summary>How many partitions the followers of one rule have: many follow the house, few ask just what someone else asks.</summary>
    public static int SubscriptionShards(string ruleId) => Rule.IsOwnId(ruleId) ? 1 : 4;

    /// <summary>How many partitions hold what <c>requests</c> has to forget.</summary>
    public const int ExpiryShards = 16;

    /// <summary>The subscribers who have not confirmed yet.</summary>
    public const string Unverified = "unverified";

    /// <summary>The month the app was born in. No row of a monthly partition is older: where walks through the months end.</summary>
    public const string FirstMonth = "2026-11";

    public static string Revision(string dealId, int revision) => string.Create(CultureInfo.InvariantCulture, $"{dealId}.rev-{revision:D6}");

    /// <summary>Behind every revision of a deal.</summary>
    public static string AfterRevisions(string dealId) => dealId + ".rev-~";

    public static string OutboxMarker(string dealId, int revision) => string.Create(CultureInfo.InvariantCulture, $"{dealId}.{revision:D6}");

    /// <summary>The home of an id: partition and row.</summary>
    public static string Home(string dealId) => "deal." + dealId;

    /// <summary>The partition of a company family. Names in other scripts, or very long ones, go by their hash.</summary>
    public static string Family(string key) => "family." + (IsSafe(key) ? key : Hash(key));

    /// <summary>128 bits of SHA-256: in place of what is too long, may hold anything, or must not stand in a table in clear.</summary>
    public static string Hash(string text) => Digest.Hex(text, 16);

    /// <summary>The partition in which is listed when a row may be forgotten.</summary>
    public static string Expiry(string row) => "expiry." + Shard(row, ExpiryShards);

    public static string Expiry(int shard) => "expiry." + ShardName(shard);

    /// <summary>Within a family what was announced in a year.</summary>
    public static string FamilyYear(string family, int year) => string.Create(CultureInfo.InvariantCulture, $"{family}.{year:D4}");

    public static string FamilyMonth(string family, DateOnly month) => string.Create(CultureInfo.InvariantCulture, $"{family}.{month:yyyy-MM}");

    /// <summary>A chunk of an upload, or the result of one of an import. The keys behind the bare id, in the order of the file.</summary>
    public static string ImportChunk(string id, int chunk) => string.Create(CultureInfo.InvariantCulture, $"{id}.{chunk:D6}");

    public static string OpenImport(string id) => "open." + id;

    /// <summary>What is remembered of a deal's evaluations. No event has such an id: behind the deal's it goes on with a revision.</summary>
    public static string Remembered(string dealId) => dealId + ".remembered";

    /// <summary>The partition of what deals bring to a cumulative rule.</summary>
    public static string RuleTotal(string ruleId) => "rule." + ruleId;

    public static string RuleRow(string ruleId) => "r." + ruleId;

    /// <summary>The change of the rules that made a version.</summary>
    public static string RuleChange(long version) => string.Create(CultureInfo.InvariantCulture, $"v.{version:D12}");

    /// <summary>The id of a deal event begins with the id of its deal.</summary>
    public static string DealOf(string eventId)
    {
        ArgumentNullException.ThrowIfNull(eventId);
        var dot = eventId.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? eventId : eventId[..dot];
    }

    public static string Month(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>A part of a month, of those an id is spread over.</summary>
    public static string MonthShard(string month, string id, int shards) => $"{month}.{Shard(id, shards)}";

    public static string MonthShard(string month, int shard) => $"{month}.{ShardName(shard)}";

    /// <summary>Sorts the newest first.</summary>
    public static string NewestFirst(DateTimeOffset at, string id) => string.Create(CultureInfo.InvariantCulture, $"{DateTime.MaxValue.Ticks - at.UtcTicks:D19}.{id}");

    /// <summary>The id in a key that <see cref="NewestFirst"/> made.</summary>
    public static string NewestFirstId(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..];
    }

    public static string OldestFirst(DateTimeOffset at, string id) => string.Create(CultureInfo.InvariantCulture, $"{at.UtcTicks:D19}.{id}");

    /// <summary>The id in a key that <see cref="OldestFirst"/> made.</summary>
    public static string OldestFirstId(string key) => NewestFirstId(key);

    /// <summary>A stable shard of an id, as two hex digits.</summary>
    public static string Shard(string id, int shards) => ShardName(ShardOf(id, shards));

    public static int ShardOf(string id, int shards) => SHA256.HashData(Encoding.UTF8.GetBytes(id))[0] % shards;

    public static string ShardName(int shard) => shard.ToString("x2", CultureInfo.InvariantCulture);

    public static string Totals(string shard) => "all." + shard;

    public static string Subscriptions(string ruleId, int shard) => string.Create(CultureInfo.InvariantCulture, $"{ruleId}.{shard:x2}");

    /// <summary>The subscribers with one address.</summary>
    /// <param name="blind">Of the address: see <see cref="SecretBox.Blind"/>.</param>
    public static string Address(string blind) => "address." + blind;

    public static string Deliveries(string eventId, string subscriberId) => $"{eventId}.{Shard(subscriberId, 256)}";

    /// <summary>The partition and row of a mail address, by its hash.</summary>
    public static (string Partition, string Row) Suppression(string address)
    {
        var hash = Hash(address);
        return ("mail." + hash[..2], hash);
    }

    /// <summary>Behind every partition of the deliveries of an event.</summary>
    public static string AfterDeliveries(string eventId) => eventId + ".~";

    /// <summary>The subject of the deliveries in a partition.</summary>
    public static string SubjectOf(string deliveryPartition)
    {
        ArgumentNullException.ThrowIfNull(deliveryPartition);
        return deliveryPartition[..deliveryPartition.LastIndexOf('.')];
    }

    /// <summary>How many partitions a list of the deliveries of everyone has; those of one event stand in one.</summary>
    public const int DeliveryListShards = 8;

    public static string DeliveryList(string list, string eventId) => $"{list}.{Shard(eventId, DeliveryListShards)}";

    public static string DeliveryList(string list, int shard) => $"{list}.{ShardName(shard)}";

    /// <summary>The list of the deliveries of one subscriber.</summary>
    public static string DeliveriesOf(string subscriberId) => "of." + subscriberId;

    /// <summary>What a subscriber was sent over one channel, or is to be in summaries.</summary>
    public static string Digests(string subscriberId, string channelKey) => $"{subscriberId}.{channelKey}";

    /// <summary>How many partitions the list of the digests that will be due has.</summary>
    public const int DueDigestShards = 8;

    public static string DueDigests(string deliveryId) => "due." + Shard(deliveryId, DueDigestShards);

    public static string DueDigests(int shard) => "due." + ShardName(shard);

    /// <summary>The place of an instant in an order: its ticks.</summary>
    public static string Instant(DateTimeOffset at) => at.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>Whether a text can be part of a key without escaping.</summary>
    public static bool IsSafe(string? text) => text is { Length: > 0 and <= 400 } && text.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-' or '.' or '_');
}
