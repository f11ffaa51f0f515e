using AiInfra.Reviews;

namespace AiInfra.Functions.Storage;

/// <summary>Table <c>reports</c>: what readers say is wrong, with the lists <c>open</c> and <c>closed</c>, and one for each author.</summary>
public sealed class ReportStore
{
    public const string Open = "open";
    public const string Closed = "closed";
    private const int AtOnce = 100;
    private readonly ListedRecords<ErrorReport> _reports;

    public ReportStore(Tables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        _reports = new(tables.Reports, ErrorReportJson.Default.ErrorReport, report => (report.Id, report.At), ListsOf);
    }

    public Task<Stored<ErrorReport>?> FindAsync(string id, CancellationToken cancellationToken) => _reports.FindAsync(id, cancellationToken);

    /// <summary>Stores a report unless it is known.</summary>
    public Task EnsureAsync(ErrorReport report, CancellationToken cancellationToken) => _reports.EnsureAsync(report, cancellationToken);

    /// <returns>False when the report changed since it was read.</returns>
    public Task<bool> TryUpdateAsync(Stored<ErrorReport> stored, ErrorReport next, CancellationToken cancellationToken) => _reports.TryUpdateAsync(stored, next, cancellationToken);

    /// <summary>Two storage round trips and one for each report.</summary>
    public Task<ListedPage<ErrorReport>> PageAsync(string list, string? after, int size, CancellationToken cancellationToken) => _reports.PageAsync(list, after, size, cancellationToken);

    public Task<ListedPage<ErrorReport>> ByAuthorAsync(string subscriberId, string? after, int size, CancellationToken cancellationToken) => PageAsync(AuthorOf(subscriberId), after, size, cancellationToken);

    /// <summary>Takes the words and the author out of everything someone reported.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> EraseAsync(string subscriberId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var erased = 0;
        string? after = null;
        do
        {
            var page = await ByAuthorAsync(subscriberId, after, AtOnce, cancellationToken);
            foreach (var report in page.Records) erased += await EraseOneAsync(report.Id, now, cancellationToken) ? 1 : 0;
            after = page.Next;
        }
        while (after is not null);

        return erased;
    }

    private async Task<bool> EraseOneAsync(string id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        while (await FindAsync(id, cancellationToken) is { Record.SubscriberId: not null } stored)
        {
            if (await TryUpdateAsync(stored, stored.Record.Erase(now), cancellationToken)) return true;
        }

        return false;
    }

    private static string AuthorOf(string subscriberId) => "by." + subscriberId;

    private static IEnumerable<string> ListsOf(ErrorReport report)
    {
        yield return report.IsOpen ? Open : Closed;
        if (report.SubscriberId is { } author) yield return AuthorOf(author);
    }
}
