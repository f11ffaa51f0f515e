using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AiInfra.Rates;
using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

/// <summary>The fetched rates as they were read.</summary>
/// <param name="Stamps">The content of each year's row, by year.</param>
public sealed record StoredRates(ExchangeRates Rates, IReadOnlyDictionary<string, string> Stamps)
{
    public static readonly StoredRates None = new(ExchangeRates.None, new Dictionary<string, string>());
}

/// <summary>
/// Table <c>rates</c>, partition <c>ecb</c>: the fetched history of exchange rates, one row a year in the ECB's own form, compressed (some 30 KB a year).
/// </summary>
public sealed class RatesStore(Tables tables)
{
    private const string Partition = "ecb";
    private const string Stamp = "stamp";

    /// <summary>Everything stored. One small query when nothing changed since; otherwise the changed years too.</summary>
    public async Task<StoredRates> ReadAsync(StoredRates known, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(known);
        List<string> changed = [];
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition}");
        await foreach (var row in tables.Rates.QueryAsync<TableEntity>(filter, 1000, [nameof(ITableEntity.RowKey), Stamp], cancellationToken))
        {
            if (known.Stamps.GetValueOrDefault(row.RowKey) != row.GetString(Stamp)) changed.Add(row.RowKey);
        }

        if (changed.Count == 0) return known;
        var rows = await Task.WhenAll(changed.Select(year => tables.Rates.FindAsync(Partition, year, cancellationToken)));
        var stamps = known.Stamps.ToDictionary();
        foreach (var row in rows.OfType<TableEntity>()) stamps[row.RowKey] = row.GetString(Stamp);
        return new(rows.OfType<TableEntity>().Aggregate(known.Rates, (rates, row) => rates.With(Read(row))), stamps);
    }

    /// <summary>Lays newly fetched rates over the stored ones, year by year; whoever does so at the same time, in any order and however often, ends with the days of all.</summary>
    /// <returns>How many years changed.</returns>
    public async Task<int> SaveAsync(ExchangeRates fetched, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(fetched);
        var changed = 0;
        foreach (var year in fetched.Dates.Select(d => d.Year).Distinct())
        {
            if (await SaveYearAsync(year.ToString("D4", CultureInfo.InvariantCulture), fetched.In(year), cancellationToken)) changed++;
        }

        return changed;
    }

    private async Task<bool> SaveYearAsync(string year, ExchangeRates fetched, CancellationToken cancellationToken)
    {
        while (true)
        {
            var there = await tables.Rates.FindAsync(Partition, year, cancellationToken);
            var csv = EcbHistory.Write(there is null ? fetched : Read(there).With(fetched));
            var stamp = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(csv)));
            if (there?.GetString(Stamp) == stamp) return false;
            var row = new TableEntity(Partition, year) { [Stamp] = stamp }.WithText(csv);
            try
            {
                if (there is null) await tables.Rates.AddEntityAsync(row, cancellationToken);
                else await tables.Rates.UpdateEntityAsync(row, there.ETag, TableUpdateMode.Replace, cancellationToken);
                return true;
            }
            catch (RequestFailedException e) when (e.IsConflict())
            {
                // Someone else saved meanwhile: lay it over theirs.
            }
        }
    }

    private static ExchangeRates Read(TableEntity row) => EcbHistory.Read(row.Text()) switch
    {
        EcbReading.Ok ok => ok.Rates,
        EcbReading.Unreadable unreadable => throw new InvalidDataException($"The exchange rates of {row.RowKey} cannot be read: {unreadable.Reason}"),
        _ => throw new InvalidOperationException(),
    };
}
