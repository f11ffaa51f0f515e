using System.Collections.Immutable;
using System.Text.Json;
using AiInfra.Functions.Storage;
using MimeKit;

namespace AiInfra.Functions.Notifications.Email.Bounces;

/// <summary>A report that no mail should go to an address any more.</summary>
/// <param name="At">When the mail was tried.</param>
internal sealed record Bounce(MailboxAddress Address, SuppressionReason Reason, DateTimeOffset At);

/// <summary>
/// What Azure Communication Services tells of mails, as Event Grid delivers it: one event or an array, in the Event Grid schema or as CloudEvents 1.0.
/// </summary>
/// <param name="ValidationCode">Event Grid asks whether we want its events: to be answered with the code.</param>
/// <param name="Bounces">One for each address, the newest.</param>
/// <param name="CalledSpam">Mails that a filter kept from their reader. It says nothing about the address, but much about how we are seen.</param>
internal sealed record EmailEvents(string? ValidationCode, ImmutableArray<Bounce> Bounces, int CalledSpam)
{
    private const string Validation = "Microsoft.EventGrid.SubscriptionValidationEvent";
    private const string DeliveryReport = "Microsoft.Communication.EmailDeliveryReportReceived";
    private const int LongestCode = 512;

    /// <summary>Reads what it can: an event that is not understood is left out, since Event Grid would only send it again.</summary>
    /// <param name="json">The body.</param>
    /// <param name="now">For reports without a time.</param>
    public static EmailEvents Read(JsonElement json, DateTimeOffset now)
    {
        List<JsonElement> events = json.ValueKind is JsonValueKind.Array ? [.. json.EnumerateArray()] : [json];
        var reports = events.Where(e => TypeOf(e) == DeliveryReport).ToList();
        return new(
            events.Where(e => TypeOf(e) == Validation).Select(CodeOf).OfType<string>().FirstOrDefault(),
            [.. reports.Select(r => BounceOf(r, now)).OfType<Bounce>().GroupBy(b => Mailbox.NormalForm(b.Address)).Select(g => g.MaxBy(b => b.At)!)],
            reports.Count(r => StatusOf(r) is "FilteredSpam" or "Quarantined"));
    }

    private static string? CodeOf(JsonElement validation) => Text(Member(validation, "data"), "validationCode") is { Length: > 0 and <= LongestCode } code ? code : null;

    private static Bounce? BounceOf(JsonElement report, DateTimeOffset now)
    {
        SuppressionReason? reason = StatusOf(report) switch
        {
            "Bounced" => SuppressionReason.HardBounce,
            "Suppressed" => SuppressionReason.ProviderList, // it bounced before, says the provider
            _ => null,
        };
        var data = Member(report, "data");
        if (reason is null || Text(data, "recipient") is not { } recipient || !Mailbox.TryParse(recipient, out var address)) return null;
        return new(address, reason.Value, Time(data, "deliveryAttemptTimeStamp") ?? Time(report, "eventTime") ?? Time(report, "time") ?? now);
    }

    private static string? StatusOf(JsonElement report) => Text(Member(report, "data"), "status");

    /// <summary>In the Event Grid schema or as a CloudEvent.</summary>
    private static string? TypeOf(JsonElement one) => Text(one, "eventType") ?? Text(one, "type");

    private static DateTimeOffset? Time(JsonElement? element, string name) => Member(element, name) is { ValueKind: JsonValueKind.String } time && time.TryGetDateTimeOffset(out var at) ? at.ToUniversalTime() : null;

    private static string? Text(JsonElement? element, string name)
    {
        try
        {
            return Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: no text.
            return null;
        }
    }

    private static JsonElement? Member(JsonElement? element, string name) => element is { ValueKind: JsonValueKind.Object } one && one.TryGetProperty(name, out var value) ? value : null;
}
