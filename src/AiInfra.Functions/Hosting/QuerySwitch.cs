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

    public static IResult Problem(string name, string on) => Problems.Unreadable($"The query parameter {name} is either {on} or left out.");
}
