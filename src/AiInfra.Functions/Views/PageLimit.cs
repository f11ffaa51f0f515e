using System.Globalization;
using AiInfra.Functions.Hosting;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Views;

/// <summary>How many items a page of a list holds: <c>?limit=</c>, 50 unless said, 200 at most.</summary>
internal static class PageLimit
{
    public static IResult Problem => Problems.Unreadable("The query parameter limit is a number from 1 to 200.");

    public static bool TryRead(HttpRequest request, out int limit)
    {
        limit = 50;
        var text = (string?)request.Query["limit"];
        return text is null || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= 200);
    }
}
