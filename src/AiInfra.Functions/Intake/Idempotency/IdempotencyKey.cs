using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Intake.Idempotency;

/// <summary>The header <c>Idempotency-Key</c>: what a caller names a request by that it may have to repeat.</summary>
public static class IdempotencyKey
{
    public const int MaxLength = 255;

    /// <summary>How long an answer is remembered.</summary>
    public static readonly TimeSpan Keep = TimeSpan.FromHours(24);

    public static readonly string Wrong = $"Idempotency-Key is one value of 1 to {MaxLength} visible ASCII characters, such as a UUID.";

    /// <returns>False when the header is there and not of its form; otherwise <paramref name="key"/> is null when there is none.</returns>
    public static bool TryRead(IHeaderDictionary headers, out string? key)
    {
        ArgumentNullException.ThrowIfNull(headers);
        key = null;
        if (!headers.TryGetValue("Idempotency-Key", out var values)) return true;
        if (values is not [{ } only] || !IsKey(only)) return false;
        key = only;
        return true;
    }

    /// <summary>Whether a text can name a request.</summary>
    public static bool IsKey(string text) => text is { Length: > 0 and <= MaxLength } && text.All(c => c is > ' ' and <= '~');
}
