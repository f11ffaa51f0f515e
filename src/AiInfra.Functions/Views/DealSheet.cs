using AiInfra.Deals.Sheets;
using AiInfra.Functions.Storage;
using CsvHelper;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Views;

/// <summary>The list of deals as a CSV answer. A page of it is in memory at a time; what fails on the way breaks the answer off, so that nobody takes a part for the whole.</summary>
public sealed class DealSheet(RecentDeals recent) : IResult
{
    private const int PageSize = 1000;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var cancelled = httpContext.RequestAborted;
        // Before the first byte: storage that does not answer is a 503 and no broken file.
        var page = await recent.PageAsync(null, PageSize, cancelled);
        httpContext.Response.ContentType = "text/csv; charset=utf-8";
        httpContext.Response.Headers.ContentDisposition = "attachment; filename=\"deals.csv\"";
        httpContext.Response.Headers.CacheControl = "no-cache";
        await using var csv = CsvWriter.Create(httpContext.Response.Body, CsvWriterOptions.Default, leaveOpen: true);
        await csv.WriteRecordAsync([.. DealCells.Header], cancelled);
        while (true)
        {
            foreach (var deal in page.Deals) await csv.WriteRecordAsync([.. DealCells.Of(deal)], cancelled);
            await csv.FlushAsync(cancelled);
            if (page.Next is not { } next || !MonthlyPlace.TryParse(next, "", out var from)) return;
            page = await recent.PageAsync(from, PageSize, cancelled);
        }
    }
}
