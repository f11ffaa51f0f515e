using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AiInfra.Rules;

namespace AiInfra.Subscribers;

public enum Frequency { Immediate, Daily, Weekly }

/// <summary>Hours in the subscriber's time zone in which people are left in peace; they may span midnight.</summary>
public sealed record QuietHours(TimeOnly From, TimeOnly To)
{
    /// <summary>From the first moment to before the last; hours that end where they begin are none.</summary>
    public bool Hold(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var time = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
        return From != To && time.IsBetween(From, To);
    }

    /// <summary>The first moment from an instant on at which they do not hold; the instant itself when they do not.</summary>
    public DateTimeOffset Over(DateTimeOffset instant, TimeZoneInfo zone) =>
        Hold(instant, zone) ? LocalTimes.After(instant, To, zone).Select(t => t.At).First(at => !Hold(at, zone)) : instant;
}

/// <summary>Someone who wants to hear of deals that meet their rules, over one or more channels.</summary>
/// <param name="Rules">Ids of the rules they follow, of the house or of their own criteria.</param>
public sealed record Subscriber(string Id, string? Name, ImmutableArray<ChannelAddress> Channels, ImmutableArray<string> Rules, DateTimeOffset CreatedAt)
{
    private const string TestPrefix = "test-";

    public ReaderLanguage Language { get; init; }

    public Frequency Frequency { get; init; }

    /// <summary>IANA name; digests and quiet hours go by it.</summary>
    public string TimeZone { get; init; } = Preferences.DefaultTimeZone;

    public QuietHours? QuietHours { get; init; }

    /// <summary>Nothing is sent until they go on; what happens meanwhile is not told later.</summary>
    public bool Paused { get; init; }

    /// <summary>Each event in a message of its own, also in a burst.</summary>
    public bool EachAlone { get; init; }

    /// <summary>Ids of deals they do not want to hear of.</summary>
    public ImmutableArray<string> Muted { get; init; } = [];

    /// <summary>A mail address for what concerns the subscription itself, where no channel is one.</summary>
    public string? Contact { get; init; }

    /// <summary>Follows the tests of the system and nothing else; another than who follows deals over the same channels.</summary>
    [JsonIgnore]
    public bool IsTest => IsTestId(Id);

    public static bool IsTestId(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.StartsWith(TestPrefix, StringComparison.Ordinal);
    }

    internal static string TestIdOf(string id) => TestPrefix + id;

    /// <summary>Every address at which they may be written to about the subscription itself.</summary>
    [JsonIgnore]
    public IEnumerable<ChannelAddress> Addresses => Contact is null ? Channels : Channels.Append(new(ChannelType.Email, Contact));

    /// <summary>The one-line forms of the rules of their own, which come into force when they confirm.</summary>
    public ImmutableArray<string> Criteria { get; init; } = [];

    /// <summary>The rules of their own.</summary>
    public IReadOnlyCollection<Rule> OwnRules() => [.. Criteria.Select(RuleReader.Parse).OfType<CriteriaReading.Ok>().Select(read => Rule.Own(read.Criteria))];

    public ChannelAddress? Channel(string key) => Channels.FirstOrDefault(c => c.Key == key);

    /// <summary>The same with one channel changed; null takes it away.</summary>
    public Subscriber With(string key, Func<ChannelAddress, ChannelAddress?> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return this with { Channels = [.. Channels.Select(c => c.Key == key ? change(c) : c).OfType<ChannelAddress>()] };
    }
}
