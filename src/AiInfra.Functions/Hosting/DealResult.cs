using System.Globalization;
using AiInfra.Deals;
using AiInfra.Json;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Hosting;

/// <summary>A deal as an answer: the record, where it is, and its revision as strong ETag.</summary>
public static class DealResult
{
    public static IResult Of(Deal deal, int status = 200, params ReadOnlySpan<(string Name, string Value)> more)
    {
        ArgumentNullException.ThrowIfNull(deal);
        return JsonResult.Of(deal, DomainJson.Readable.Deal, status, [("Location", PathOf(deal.Id)), ("ETag", ETagOf(deal.Revision)), .. more]);
    }

    public static string ETagOf(int revision) => string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");

    public static string PathOf(string dealId) => "/api/deals/" + dealId;
}
