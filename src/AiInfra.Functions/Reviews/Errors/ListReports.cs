using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Views;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Reviews.Errors;

/// <summary><c>GET /api/reports?state=&amp;limit=&amp;cursor=</c>, for operators: what readers say is wrong, <c>open</c> (the default) or <c>closed</c>, newest first. Follow <c>next</c> until it is absent; a page may hold fewer than asked for.</summary>
public sealed class ListReports(ReportStore reports)
{
    [Function("ListReports")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/reports")] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!PageLimit.TryRead(request, out var limit)) return PageLimit.Problem;
        var state = request.Query["state"].ToString();
        if (state is not ("" or ReportStore.Open or ReportStore.Closed)) return Problems.Unreadable("The query parameter state is open or closed.");
        var cursor = (string?)request.Query["cursor"];
        if (cursor is not null && !TableKeys.IsSafe(cursor)) return Problems.Unreadable("The query parameter cursor is not one this list gave out.");
        return ReportResult.Of(await reports.PageAsync(state.Length == 0 ? ReportStore.Open : state, cursor, limit, cancellationToken));
    }
}
