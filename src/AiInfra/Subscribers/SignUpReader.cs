using System.Text.Json;
using AiInfra.Deals.Submissions;
using AiInfra.Rules;

namespace AiInfra.Subscribers;

/// <summary>Reads what someone signs up with: one channel of theirs, which nobody has confirmed yet, and how they want to be told.</summary>
public static class SignUpReader
{
    private const string Mail = "email";
    private const string Channel = "channel";

    public static SubscriberReading Read(JsonElement json, RuleSet rules, DateTimeOffset now)
    {
        List<FieldError> errors = [];
        if (json.ValueKind is not JsonValueKind.Object) return new SubscriberReading.Invalid([new("#", "must be one JSON object: {\"email\": \"analyst@example.com\"}")]);
        var fields = new Fields(json, "#", errors);
        var channel = ReadChannel(fields);
        var preferences = Preferences.Read(fields);
        var followed = FollowedRules.Read(fields, rules);
        if (channel is { Type: ChannelType.Email } && preferences.Contact is not null) fields.Refuse("contact", "is for channels that are no mail address");
        fields.RefuseOthers();
        if (errors.Count > 0 || channel is null) return new SubscriberReading.Invalid([.. errors]);
        return new SubscriberReading.Ok(preferences.On(new(SubscriberReader.IdOf([channel]), null, [channel], followed.Ids, now) { Criteria = [.. followed.Own.Select(r => r.Text)] }), followed.Own);
    }

    /// <summary>Where in the body the address of a sign-up stands.</summary>
    public static string PointerOf(JsonElement json) => json.TryGetProperty(Mail, out _) ? $"#/{Mail}" : $"#/{Channel}/address";

    private static ChannelAddress? ReadChannel(Fields fields)
    {
        var (mail, channel) = (fields.Text(Mail, 254), fields.Object(Channel));
        if (fields.Raw(Mail) is not null && fields.Raw(Channel) is not null) fields.Refuse(Channel, "is for those who give no email: send one of the two");
        if (fields.Raw(Mail) is null && fields.Raw(Channel) is null) fields.Refuse(Mail, "is missing: a mail address, or else a channel: {\"type\": \"teams\", \"address\": \"https://…\"}");
        if (mail is not null && !MailIdentity.IsAddress(mail)) fields.Refuse(Mail, "must be a mail address such as analyst@example.com");
        var address = mail is not null ? new(ChannelType.Email, mail) : channel is null ? null : SubscriberReader.ReadChannel(channel);
        if (address?.SigningSecret is not null) channel!.Refuse("signingSecret", "is made here, and shown once in the answer");
        return address is null ? null : address with { State = ChannelState.Unverified, SigningSecret = address.Type is ChannelType.Webhook ? SigningKey.New() : null };
    }
}
