using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using AiInfra.Deals.Submissions;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Hosting;

/// <summary>A problem (RFC 9457). Never holds internals: no stack, no storage message.</summary>
/// <param name="Type">A URN that names the kind of problem and never changes.</param>
/// <param name="Errors">What is wrong with single fields.</param>
public sealed record Problem(string Type, string Title, int Status, string? Detail = null, IReadOnlyList<FieldError>? Errors = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Problem))]
public sealed partial class ProblemJson : JsonSerializerContext;

/// <summary>The problems the app answers with.</summary>
public static class Problems
{
    private static readonly TimeSpan ComeBack = TimeSpan.FromSeconds(5);

    /// <summary>Within which most requests end.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    public static IResult Invalid(IReadOnlyList<FieldError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        return Result(new("invalid", errors.Count == 1 ? "One field is wrong" : string.Create(CultureInfo.InvariantCulture, $"{errors.Count} fields are wrong"), 400, Errors: errors));
    }

    public static IResult Unreadable(string detail) => Result(new("unreadable", "The request cannot be read", 400, detail));

    /// <summary>The request itself is broken, as HTTP and not as JSON.</summary>
    public static IResult Broken(int status) => Result(new("unreadable", "The request cannot be read", status, "The body did not arrive whole, or not as HTTP says."));

    public static IResult NotFound(string detail) => Result(new("not-found", "Not found", 404, detail));

    public static IResult Full(string dealId) => Result(new("full", "The record is full", 409, $"Deal {dealId} holds as many reports as a record can. Nothing was stored."));

    public static IResult Conflict(string title, string detail) => Result(new("conflict", title, 409, detail));

    public static IResult FullOfCorrections(string dealId) => Result(new("full", "The record is full", 409, $"Deal {dealId} holds as many corrections as a record can. Nothing was stored."));

    /// <summary>The deal rests: what is known of it is told under another id.</summary>
    public static IResult ToldElsewhere(string dealId, string other) =>
        Result(new("told-elsewhere", "The deal is told under another id", 409, $"Deal {dealId} is the same as {other} and is told there: patch {DealResult.PathOf(other)} instead. Nothing was stored."));

    /// <summary>RFC 6585 §3.</summary>
    public static IResult PreconditionRequired() => Result(new("precondition-required", "If-Match is missing", 428, "Send the ETag of the state you change as If-Match, such as \"3\", or * for whatever is there."));

    public static IResult Stale(int revision) => Result(new("stale", "The record has changed", 412, string.Create(CultureInfo.InvariantCulture, $"It is at revision {revision} now. Nothing was stored: read it again and decide anew.")));

    /// <summary>Of everything that can be wrong with a signature: nobody learns which it was.</summary>
    public static IResult Unauthorized() => Result(new("unauthorized", "The request is not signed as it must be", 401));

    public static IResult StillRunning(string key) => Result(new("still-running", "The first request is still running", 409, $"A request with this {key} is being carried out. Send the same again for its answer."), Moment);

    public static IResult OtherContent(string key) => Result(new("other-content", "The key was used for something else", 422, $"Another request was sent with this {key}. A new request needs a new one; a repeat must be the same, byte for byte."));

    /// <summary>RFC 6585 §4.</summary>
    public static IResult TooMany(int perMinute, TimeSpan wait) =>
        Result(new("too-many", "Too many requests", 429, string.Create(CultureInfo.InvariantCulture, $"The limit of requests per minute is {perMinute:N0}. Nothing was stored: send the same again when the minute is over.")), wait);

    /// <inheritdoc cref="TooMany"/>
    public static IResult TooManyAnHour(int perHour, TimeSpan wait) =>
        Result(new("too-many", "Too many requests", 429, string.Create(CultureInfo.InvariantCulture, $"The limit of such requests per hour is {perHour:N0}. Nothing was stored: send the same again when the hour is over.")), wait);

    public static IResult TooLarge(int limit) => Result(new("too-large", "The request body is too large", 413, string.Create(CultureInfo.InvariantCulture, $"The limit is {limit:N0} bytes.")));

    public static IResult WrongMediaType(string detail) => Result(new("wrong-media-type", "The media type is not supported", 415, detail));

    public static IResult Fault() => Result(new("fault", "Something went wrong here", 500, "Nothing is wrong with the request as far as we know. Try again; if it persists, tell the operator when it happened."));

    /// <summary>Not a fault: too many write the same record at this moment.</summary>
    public static IResult Busy() => Result(new("busy", "The record is written by too many at once", 503, "Nothing was stored. Send the same again in a few seconds."), ComeBack);

    public static IResult Unavailable() => Result(new("unavailable", "A service behind this one is down", 503, "Try again in a few seconds."), ComeBack);

    private static ProblemResult Result(Problem problem, TimeSpan? retryAfter = null) => new(problem with { Type = "urn:aiinfra:problem:" + problem.Type }, retryAfter);

    private sealed class ProblemResult(Problem problem, TimeSpan? retryAfter) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = problem.Status;
            httpContext.Response.ContentType = "application/problem+json";
            httpContext.Response.Headers.CacheControl = "no-store";
            if (retryAfter is { } wait) httpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
            return JsonSerializer.SerializeAsync(httpContext.Response.Body, problem, ProblemJson.Default.Problem, httpContext.RequestAborted);
        }
    }
}
