using AiInfra.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Hosting;

/// <summary>Who calls a function with a key: the key, as a hash that stands in tables and logs without giving it away. The host has checked the key before.</summary>
public static class Caller
{
    /// <summary>Everyone where the host asks for no key.</summary>
    public const string Anyone = "key.none";

    public static string Of(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var key = request.Headers.TryGetValue("x-functions-key", out var header) ? header.ToString() : request.Query["code"].ToString();
        return key.Length > 0 ? "key." + TableKeys.Hash(key) : Anyone;
    }

    /// <summary>A source of signed webhooks.</summary>
    public static string OfSource(string id) => "source." + id;
}
