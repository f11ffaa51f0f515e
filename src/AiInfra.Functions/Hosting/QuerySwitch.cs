using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Hosting;

/// <summary>A query parameter that knows one value: absent or <c>false</c>/<c>none</c> is off; anything else is a slip that must not pass in silence.</summary>
internal static class QuerySwitch
{
    /// <returns>False for a slip.</returns>
    public static bool TryRead(HttpRequest request, string name, string on, out bool isOn)
    {
        var value = request.Query[name].ToString();
        isOn = value.Equals(on, StringComparison.OrdinalIgnoreCase);
        return isOn || value.ToLowerInvariant() is "" or "false" or "none";
    }

    /// <summary>For doors that try nothing out: whoever asks for it must not be taken at their word.</summary>
    public static bool AsksForTest(HttpRequest request) => request.Query.ContainsKey("test");

    public static IResult NoTest() => Problems.Unreadable("Only one deal at a time can be a test: POST /api/deals?test=true. Nothing was stored.");

    public static IResult Problem(string name, string on) => Problems.Unreadable($"The query parameter {name} is either {on} or left out.");
}
