using System.Collections.Immutable;
using System.Text.Json;
using AiInfra.Deals;
using AiInfra.Deals.Submissions;
using AiInfra.Json;
using AiInfra.Rules;

namespace AiInfra.Subscribers;

/// <summary>What came of reading a subscriber.</summary>
public abstract record SubscriberReading
{
    private SubscriberReading()
    {
    }

    /// <param name="Own">Rules of theirs that must be in force before the subscriber is stored.</param>
    public sealed record Ok(Subscriber Subscriber, ImmutableArray<Rule> Own) : SubscriberReading;

    public sealed record Invalid(ImmutableArray<FieldError> Errors) : SubscriberReading;
}

/// <summary>Reads a subscriber as an operator enters one. The id follows from the channels, so entering the same again is no second subscriber.</summary>
public static class SubscriberReader
{
    public const int MaxChannels = 5;

    /// <param name="json">What was entered.</param>
    /// <param name="rules">In force.</param>
    /// <param name="now">When.</param>
    /// <param name="operatorMail">What an email channel without an address means to who follows tests; null for nothing.</param>
    public static SubscriberReading Read(JsonElement json, RuleSet rules, DateTimeOffset now, string? operatorMail = null)
    {
        List<FieldError> errors = [];
        if (json.ValueKind is not JsonValueKind.Object) return new SubscriberReading.Invalid([new("#", "must be one JSON object: a subscriber")]);
        var fields = new Fields(json, "#", errors);
        var name = fields.Text("name", 200);
        var isTest = FollowsTests(fields);
        ImmutableArray<ChannelAddress> channels = [.. fields.Objects("channels", MaxChannels, channel => ReadChannel(channel, isTest ? operatorMail : null)).DistinctBy(c => (c.Type, c.Address))];
        if (fields.Raw("channels") is null or { ValueKind: JsonValueKind.Array } && channels.IsEmpty && errors.Count == 0)
            fields.Refuse("channels", "needs at least one channel: {\"type\": \"email\", \"address\": \"analyst@example.com\"}");
        var preferences = Preferences.Read(fields);
        var followed = FollowedRules.Read(fields, isTest ? RuleSet.ForTests : rules);
        fields.RefuseOthers("id", "createdAt");
        return errors.Count == 0 ? new SubscriberReading.Ok(preferences.On(new(isTest ? Subscriber.TestIdOf(IdOf(channels)) : IdOf(channels), name, channels, followed.Ids, now) { Criteria = [.. followed.Own.Select(r => r.Text)] }), followed.Own) : new SubscriberReading.Invalid([.. errors]);
    }

    /// <summary>Whoever follows the tests of the system, and nothing else, is another subscriber than who follows deals over the same channels: one comes and goes without the other.</summary>
    private static bool FollowsTests(Fields fields) =>
        fields.Raw("when") is null && fields.Raw("rules") is { ValueKind: JsonValueKind.Array } rules && rules.GetArrayLength() == 1 && rules[0].ValueKind is JsonValueKind.String && Fields.TryDecode(rules[0], out var id) && id == HouseRules.Test.Id;

    internal static ChannelAddress? ReadChannel(Fields fields) => ReadChannel(fields, operatorMail: null);

    private static ChannelAddress? ReadChannel(Fields fields, string? operatorMail)
    {
        var type = fields.Word<ChannelType>("type");
        var address = fields.Text("address", 2048) ?? (fields.Raw("address") is null && type is ChannelType.Email ? operatorMail : null);
        var secret = fields.Text("signingSecret", 200);
        fields.RefuseOthers();
        if (fields.Raw("type") is null) fields.Refuse("type", $"is missing: one of {string.Join(", ", SnakeCase.All<ChannelType>())}");
        if (fields.Raw("address") is null && address is null) fields.Refuse("address", "is missing: a mail address, or the URL of a Teams workflow or webhook");
        if (type is null || address is null) return null;
        if (type is ChannelType.Email && !MailIdentity.IsAddress(address)) fields.Refuse("address", "must be a mail address such as analyst@example.com");
        if (type is not ChannelType.Email && WebUrl.Of(address) is null)
            fields.Refuse("address", "must be an absolute https URL without a user name");
        if (secret is not null && (type is not ChannelType.Webhook || !SigningKey.TryRead(secret, out _))) fields.Refuse("signingSecret", "is for webhooks: whsec_ and 24 to 64 bytes in Base64; leave it out to get a new one");
        return new(type.Value, address, type is ChannelType.Webhook ? secret : null);
    }

    /// <summary>The same for the same channels in any order; of a mailbox, in any spelling.</summary>
    internal static string IdOf(ImmutableArray<ChannelAddress> channels)
    {
        var identity = string.Join('\n', channels.Select(c => $"{SnakeCase.Of(c.Type)} {(c.Type is ChannelType.Email ? MailIdentity.Of(c.Address) : c.Address)}").Order(StringComparer.Ordinal));
        return "s-" + Digest.Hex(identity, 8);
    }
}
