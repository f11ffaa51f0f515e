using System.Globalization;
using System.Text.RegularExpressions;
using AiInfra.Deals.Submissions;

namespace AiInfra.Subscribers;

/// <summary>How a subscriber wants to be told.</summary>
public sealed partial record Preferences(ReaderLanguage Language, Frequency Frequency, string TimeZone, QuietHours? QuietHours, bool EachAlone, string? Contact)
{
    public const string DefaultTimeZone = "Etc/UTC";

    private const string HourForm = "HH:mm";

    public static Preferences Of(Subscriber subscriber)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        return new(subscriber.Language, subscriber.Frequency, subscriber.TimeZone, subscriber.QuietHours, subscriber.EachAlone, subscriber.Contact);
    }

    /// <summary>Reads all of them; what is missing is as it is for who says nothing.</summary>
    public static Preferences Read(Fields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var zone = fields.Text("timeZone", 64);
        if (zone is not null && !IsTimeZone(zone)) fields.Refuse("timeZone", "must be an IANA time zone such as Europe/Paris or America/New_York");
        var contact = fields.Text("contact", 254);
        if (contact is not null && !MailIdentity.IsAddress(contact)) fields.Refuse("contact", "must be a mail address such as owner@example.com");
        return new(
            fields.Word<ReaderLanguage>("language") ?? ReaderLanguage.En,
            fields.Word<Frequency>("frequency") ?? Frequency.Immediate,
            zone ?? DefaultTimeZone,
            ReadQuietHours(fields),
            fields.Flag("eachAlone") ?? false,
            contact);
    }

    public Subscriber On(Subscriber subscriber)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        return subscriber with { Language = Language, Frequency = Frequency, TimeZone = TimeZone, QuietHours = QuietHours, EachAlone = EachAlone, Contact = Contact };
    }

    public static string Hour(TimeOnly time) => time.ToString(HourForm, CultureInfo.InvariantCulture);

    private static QuietHours? ReadQuietHours(Fields fields)
    {
        if (fields.Object("quietHours") is not { } hours) return null;
        var (from, to) = (ReadHour(hours, "from"), ReadHour(hours, "to"));
        if (from is not null && from == to) hours.Refuse("to", "must differ from the beginning; leave quietHours out for none");
        hours.RefuseOthers();
        return from is { } begin && to is { } end ? new(begin, end) : null;
    }

    private static TimeOnly? ReadHour(Fields fields, string name)
    {
        var known = fields.Errors.Count;
        if (TimeOnly.TryParseExact(fields.Text(name, 20), HourForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        if (fields.Errors.Count == known) fields.Refuse(name, "must be a time of day such as 22:00");
        return null;
    }

    /// <summary>The form is checked first: the system looks names up as files.</summary>
    private static bool IsTimeZone(string name) => ZoneForm().IsMatch(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId;

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_+\-]*(/[A-Za-z0-9_+\-]+){0,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex ZoneForm();
}
