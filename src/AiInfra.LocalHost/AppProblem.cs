using System.Text.Json;

namespace AiInfra.LocalHost;

/// <summary>A refusal of the app in its own words (RFC 9457).</summary>
/// <param name="Errors">Each with where it is.</param>
internal sealed record AppProblem(string? Title, string? Detail, IReadOnlyList<string> Errors)
{
    /// <returns>Null for what is no problem of this app's form.</returns>
    public static AppProblem? Read(string body)
    {
        try
        {
            using var problem = JsonDocument.Parse(body);
            var root = problem.RootElement;
            return new(
                root.GetProperty("title").GetString(),
                root.TryGetProperty("detail", out var detail) ? detail.GetString() : null,
                root.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateArray().Select(e => $"{e.GetProperty("pointer").GetString()} {e.GetProperty("detail").GetString()}")] : []);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
