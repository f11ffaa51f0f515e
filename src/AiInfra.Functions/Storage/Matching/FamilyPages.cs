using System.Collections.Immutable;
using AiInfra.Deals;
using AiInfra.Matching;
using Azure;
using Azure.Data.Tables;

namespace AiInfra.Functions.Storage;

/// <summary>
/// What was told of one company family, for comparison: a page (a row) for each year of announcement, and when a year has many, a page for each month beside it. A page is rewritten by its ETag, so of two who add to it
/// at the same moment the second sees the first. A year and its months are one partition: they part in one transaction.
/// </summary>
/// <param name="table">Table <c>matching</c>.</param>
/// <param name="written">The pages this instance wrote, to write on without reading them again.</param>
/// <param name="family">The partition.</param>
internal sealed class FamilyPages(TableClient table, WrittenPages written, string family)
{
    private const string Split = "split";
    private const int MaxRaces = 100;

    /// <summary>Facts of a year that stand on one page.</summary>
    private const int MaxInYear = 150;

    /// <summary>Facts of a page at most; beyond that what was told first is left out.</summary>
    private const int MaxOnPage = 1000;

    /// <summary>As JSON, so that the row stays below its 1 MiB even if it could not be compressed.</summary>
    private const int MaxJsonBytes = 700 * 1024;

    /// <summary>Adds what is told. Two round trips when nobody races, one more where the year has many, one less for each page that this instance wrote last: its ETag proves that nobody added to it since.</summary>
    /// <returns>What was told by then with a date of the same year, this included; null where that stands on several pages.</returns>
    public async Task<IReadOnlyList<MatchFacts>?> AddAsync(MatchFacts facts, CancellationToken cancellationToken)
    {
        var inMonth = false;
        for (var race = 0; race < MaxRaces; race++)
        {
            var key = inMonth ? TableKeys.FamilyMonth(family, facts.Announced.First) : TableKeys.FamilyYear(family, facts.Announced.First.Year);
            var page = written.Find(key) is { } row ? PageOf(row) : await FindAsync(key, cancellationToken);
            if (!inMonth && page is { IsSplit: true } && IsFine(facts)) inMonth = true;
            else if (await TryAddAsync(key, page, facts, mayGrow: inMonth, cancellationToken) is { } all) return inMonth || page is { IsSplit: true } ? null : all;
            else await LostRace.PauseAsync(race, cancellationToken);
        }

        throw new RequestFailedException(503, $"The pages of {family} are written by too many at once.");
    }

    /// <summary>What was told with a date in a period: a round trip for each year of it, and one for each month of a year that has many.</summary>
    public async Task<IEnumerable<MatchFacts>> ReadAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var years = await Task.WhenAll(Enumerable.Range(first.Year, last.Year - first.Year + 1).Select(year => ReadYearAsync(year, first, last, cancellationToken)));
        return years.SelectMany(found => found);
    }

    /// <summary>Everything that was told, whenever.</summary>
    public async Task<IReadOnlyList<MatchFacts>> AllAsync(CancellationToken cancellationToken)
    {
        List<MatchFacts> all = [];
        await foreach (var row in table.RowsAsync(family, null, null, 1000, cancellationToken)) all.AddRange(PageOf(row).Facts);
        return all;
    }

    private async Task<IEnumerable<MatchFacts>> ReadYearAsync(int year, DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        if (await FindAsync(TableKeys.FamilyYear(family, year), cancellationToken) is not { } page) return [];
        if (!page.IsSplit) return page.Facts;
        var months = Enumerable.Range(1, 12).Select(month => new DateOnly(year, month, 1)).Where(month => month <= last && month.AddMonths(1) > first);
        var pages = await Task.WhenAll(months.Select(month => FindAsync(TableKeys.FamilyMonth(family, month), cancellationToken)));
        return page.Facts.Concat(pages.OfType<Page>().SelectMany(p => p.Facts));
    }

    /// <returns>Null when someone else was first: read again.</returns>
    private async Task<IReadOnlyList<MatchFacts>?> TryAddAsync(string key, Page? page, MatchFacts facts, bool mayGrow, CancellationToken cancellationToken)
    {
        ImmutableArray<MatchFacts> all = [.. (page?.Facts ?? []).Where(f => f.DealId != facts.DealId || f.Announced != facts.Announced), facts];
        try
        {
            if (page is { IsSplit: false } && !mayGrow && all.Length > MaxInYear)
            {
                await SplitAsync(key, page.ETag, all, cancellationToken);
                written.Forget(key);
                return all;
            }

            var row = Row(key, all, page is { IsSplit: true });
            var answer = page is null ? await table.AddEntityAsync(row, cancellationToken) : await table.UpdateEntityAsync(row, page.ETag, TableUpdateMode.Replace, cancellationToken);
            written.Keep(row, answer.Headers.ETag);
            return all;
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            written.Forget(key);
            return null;
        }
    }

    /// <summary>What is dated to the month goes to its month; quarters and years stay.</summary>
    private async Task SplitAsync(string key, ETag etag, ImmutableArray<MatchFacts> all, CancellationToken cancellationToken)
    {
        var months = all.Where(IsFine).GroupBy(f => TableKeys.FamilyMonth(family, f.Announced.First)).Select(m => new TableTransactionAction(TableTransactionActionType.Add, Row(m.Key, [.. m], isSplit: false)));
        var year = new TableTransactionAction(TableTransactionActionType.UpdateReplace, Row(key, [.. all.Where(f => !IsFine(f))], isSplit: true), etag);
        await table.SubmitTransactionAsync([year, .. months], cancellationToken);
    }

    private static bool IsFine(MatchFacts facts) => facts.Announced.Precision <= DatePrecision.Month;

    private async Task<Page?> FindAsync(string key, CancellationToken cancellationToken) =>
        await table.FindAsync(family, key, cancellationToken) is { } row ? PageOf(row) : null;

    private static Page PageOf(TableEntity row) => new(row.Record(MatchJson.Default.ImmutableArrayMatchFacts), row.GetBoolean(Split) is true, row.ETag);

    private TableEntity Row(string key, ImmutableArray<MatchFacts> facts, bool isSplit)
    {
        while (true)
        {
            var row = new TableEntity(family, key) { [Split] = isSplit }.With(facts, MatchJson.Default.ImmutableArrayMatchFacts);
            if (facts.Length <= 1 || (facts.Length <= MaxOnPage && row.RecordLength() <= MaxJsonBytes)) return row;
            facts = facts[Math.Max(1, Math.Max(facts.Length - MaxOnPage, facts.Length / 10))..];
        }
    }

    private sealed record Page(ImmutableArray<MatchFacts> Facts, bool IsSplit, ETag ETag);
}
