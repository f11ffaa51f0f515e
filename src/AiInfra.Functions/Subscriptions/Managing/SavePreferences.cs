using System.Text.Json;
using System.Text.Json.Nodes;
using AiInfra.Alerts;
using AiInfra.Deals.Submissions;
using AiInfra.Functions.Hosting.Limits;
using AiInfra.Functions.Rules;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Subscriptions.Links;
using AiInfra.Rules;
using AiInfra.Subscribers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Subscriptions.Managing;

/// <summary><c>POST /s/manage/{token}/preferences</c>: the form of <see cref="Pages.PreferenceSection"/>, read by the same rules as a sign-up.</summary>
public sealed class SavePreferences(OwnSubscription own, SubscriberStore subscribers, RuleKeeper rules, HourlyLimits limits, ManagePage page)
{
    [Function("SavePreferences")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "s/manage/{token}/preferences")] HttpRequest request, string token, CancellationToken cancellationToken) =>
        own.PostedAsync(request, token, (visitor, form) => SaveAsync(visitor, form, cancellationToken), cancellationToken);

    private async Task<IResult> SaveAsync(Visitor visitor, FormBody form, CancellationToken cancellationToken)
    {
        if (Subscriber.IsTestId(visitor.Link.SubscriberId)) return await page.OfAsync(visitor, null, visitor.Words.Say("Not saved: this subscription only tries the system out."), cancellationToken, form["own"]);
        List<FieldError> errors = [];
        var preferences = Read(form, errors);
        var followed = Followed(form, await rules.CurrentAsync(cancellationToken), errors);
        if (errors.Count > 0) return await page.OfAsync(visitor, null, WhyNot(errors[0], visitor.Words), cancellationToken, form["own"]);
        if (!await MayBringAsync(visitor, followed, cancellationToken)) return await page.OfAsync(visitor, null, visitor.Words.Say("Not saved: your rules were changed too often within an hour. Try again later."), cancellationToken, form["own"]);
        await rules.EnsureAsync(followed.Own, cancellationToken);
        var saved = await subscribers.ChangeAsync(visitor.Link.SubscriberId, known => (preferences with { Contact = known.Contact }).On(known) with { Rules = followed.Ids, Criteria = [.. followed.Own.Select(r => r.Text)] }, cancellationToken);
        return saved is null ? LinkPages.Gone(visitor.Words) : new SeeOther(visitor.Path + "?done=saved");
    }

    private async Task<bool> MayBringAsync(Visitor visitor, FollowedRules followed, CancellationToken cancellationToken)
    {
        var current = await rules.CurrentAsync(cancellationToken);
        return followed.Own.All(r => current.Find(r.Id) is not null) || await limits.MayBringRulesAsync(visitor.Link.SubscriberId, cancellationToken);
    }

    private static FollowedRules Followed(FormBody form, RuleSet rules, List<FieldError> errors)
    {
        List<Rule> own = [];
        foreach (var line in form["own"].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (RuleReader.Parse(line) is CriteriaReading.Ok ok) own.Add(Rule.Own(ok.Criteria));
            else errors.Add(new("#/own", $"“{PlainText.Of(line, 80)}” {((CriteriaReading.Invalid)RuleReader.Parse(line)).Detail}"));
        }

        var followed = FollowedRules.Of(rules.House.Select(r => r.Id).Intersect(form.All("rules")), own, rules);
        if (followed.Ids.IsEmpty && errors.Count == 0) errors.Add(new("#/rules", ""));
        if (own.Count > FollowedRules.MaxRules) errors.Add(new("#/own", $"{own.Count} > {FollowedRules.MaxRules}"));
        if (own.Count(r => r.Total is not null) > FollowedRules.MaxTotals) errors.Add(new("#/own", $"total … × {own.Count(r => r.Total is not null)} > {FollowedRules.MaxTotals}"));
        return followed;
    }

    private static Preferences Read(FormBody form, List<FieldError> errors)
    {
        var json = new JsonObject { ["language"] = form["language"], ["frequency"] = form["frequency"], ["timeZone"] = form["timeZone"], ["eachAlone"] = form["eachAlone"] == "true" };
        if (form["from"].Length + form["to"].Length > 0) json["quietHours"] = new JsonObject { ["from"] = form["from"], ["to"] = form["to"] };
        using var document = JsonDocument.Parse(json.ToJsonString());
        return Preferences.Read(new(document.RootElement, "#", errors));
    }

    private static string WhyNot(FieldError error, Wording words) => error.Pointer switch
    {
        "#/own" => words.Say("Not saved: {0}", error.Detail),
        "#/rules" => words.Say("Not saved: choose at least one rule, or pause instead."),
        _ when error.Pointer.StartsWith("#/quietHours", StringComparison.Ordinal) => words.Say("Not saved: quiet hours need a beginning and an end that differ."),
        _ => words.Say("Not saved: one of the choices is not offered here."),
    };
}
