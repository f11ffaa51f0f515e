using System.Text.Json;
using System.Text.Json.Nodes;
using AiInfra.Deals.Submissions;
using AiInfra.Json;
using AiInfra.Rules;

namespace AiInfra.Subscribers;

/// <summary>A merge patch (RFC 7396) of what can be changed of a subscriber: the preferences as they are are written down, patched, and read again like a new subscriber's.</summary>
public static class SubscriberPatch
{
    public static SubscriberReading Apply(Subscriber subscriber, JsonElement patch, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        var patched = MergePatch.Apply(Open(subscriber), JsonNode.Parse(patch.GetRawText()));
        using var document = JsonDocument.Parse(patched!.ToJsonString());
        List<FieldError> errors = [];
        var fields = new Fields(document.RootElement, "#", errors);
        var followed = FollowedRules.Read(fields, subscriber.IsTest ? RuleSet.ForTests : rules, subscriber.Rules);
        if (subscriber.IsTest && fields.Raw("when") is not null) fields.Refuse("when", "is not for who follows the tests of the system: enter another subscriber");
        var changed = Preferences.Read(fields).On(subscriber) with { Name = fields.Text("name", 200), Paused = fields.Flag("paused") ?? false, Rules = followed.Ids, Criteria = [.. followed.Own.Select(r => r.Text), .. fields.Raw("when") is null ? subscriber.Criteria.Where(text => followed.Ids.Contains(OwnIdOf(text))) : []] };
        fields.RefuseOthers();
        return errors.Count == 0 ? new SubscriberReading.Ok(changed, followed.Own) : new SubscriberReading.Invalid([.. errors]);
    }

    private static string OwnIdOf(string text) => RuleReader.Parse(text) is CriteriaReading.Ok ok ? Rule.Own(ok.Criteria).Id : "";

    private static JsonObject Open(Subscriber subscriber)
    {
        var open = new JsonObject
        {
            ["name"] = subscriber.Name,
            ["language"] = SnakeCase.Of(subscriber.Language),
            ["frequency"] = SnakeCase.Of(subscriber.Frequency),
            ["timeZone"] = subscriber.TimeZone,
            ["eachAlone"] = subscriber.EachAlone,
            ["contact"] = subscriber.Contact,
            ["paused"] = subscriber.Paused,
            ["rules"] = new JsonArray([.. subscriber.Rules.Select(rule => JsonValue.Create(rule))]),
        };
        if (subscriber.QuietHours is { } quiet) open["quietHours"] = new JsonObject { ["from"] = Preferences.Hour(quiet.From), ["to"] = Preferences.Hour(quiet.To) };
        return open;
    }
}
