using System.Diagnostics;
using System.Text.Json;

namespace AiInfra.Functions.Telemetry;

/// <summary>
/// The app's own spans. Where nobody listens there is no span, and all of this gives null and does nothing. The names are few; what tells one from the next stands in the tags, and nothing secret does:
/// no URL, no address, no words of an exception.
/// </summary>
internal static class Traces
{
    public const string SourceName = "AiInfra";

    public const string DealId = "aiinfra.deal.id";
    public const string EventId = "aiinfra.event.id";
    public const string DeliveryId = "aiinfra.delivery.id";
    public const string Channel = "aiinfra.channel";
    public const string Outcome = "aiinfra.outcome";

    private static readonly ActivitySource Source = new(SourceName);

    public static bool IsOn => Source.HasListeners();

    /// <summary>A span within the one under way.</summary>
    public static Activity? Start(string name, ActivityKind kind = ActivityKind.Internal) => Source.StartActivity(name, kind);

    /// <summary>
    /// A span that goes on where something was left: a message, a marker. The span under way, if another (the Functions worker makes one for each call), is linked and not the parent, since it knows nothing of what led here.
    /// </summary>
    /// <param name="from">Null or malformed: a span within the one under way.</param>
    public static Activity? Continue(string name, ActivityKind kind, CarriedTrace? from)
    {
        if (!IsOn) return null;
        var parent = from?.Read() ?? default;
        ActivityLink[] links = parent != default && Activity.Current is { } around ? [new(around.Context)] : [];
        return Source.StartActivity(name, kind, parent, tags: null, links);
    }

    public static Activity? Tag(this Activity? span, string name, object? value) => span?.SetTag(name, value);

    /// <summary>The word for an outcome, of the few there are: <c>AlreadyKnown</c> → <c>already_known</c>.</summary>
    public static string WordOf(object outcome) => JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.GetType().Name);

    /// <summary>Marks a span failed.</summary>
    /// <param name="why">One of few words (semantic conventions, <c>error.type</c>).</param>
    public static void Fail(this Activity? span, string why) => span?.SetTag("error.type", why).SetStatus(ActivityStatusCode.Error);

    /// <summary>For exception filters: marks the span failed and catches nothing.</summary>
    public static bool Sees(this Activity? span, Exception exception)
    {
        span.Fail(exception.GetType().Name);
        return false;
    }
}
