using System.Text.Json;
using System.Text.Json.Nodes;
using AiInfra.Alerts;
using AiInfra.Deals.Submissions;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Subscriptions.Links;
using AiInfra.Functions.Subscriptions.Pages;
using AiInfra.Rules;
using AiInfra.Subscribers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Subscriptions.Managing;

/// <summary><c>POST /s/manage/{token}/preferences</c>: the form of <see cref="PreferenceSection"/>, read by the same rules as a sign-up.</summary>
public sealed class SavePreferences(OwnSubscription own, SubscriberStore subscribers, ManagePage page)
{
    [Function("SavePreferences")]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "s/manage/{token}/preferences")] HttpRequest request, string token, CancellationToken cancellationToken) =>
        own.PostedAsync(request, token, (visitor, form) => SaveAsync(visitor, form, cancellationToken), cancellationToken);

    private async Task<IResult> SaveAsync(Visitor visitor, FormBody form, CancellationToken cancellationToken)
    {
        List<FieldError> errors = [];
        var preferences = Read(form, errors);
        var house = HouseRules.All.Select(r => r.Id).Intersect(form.All("rules")).ToList();
        if (house.Count == 0 && !PreferenceSection.Own(visitor.Subscriber).Any()) errors.Add(new("#/rules", ""));
        if (errors.Count > 0) return await page.OfAsync(visitor, null, WhyNot(errors[0], visitor.Words), cancellationToken);
        var saved = await subscribers.ChangeAsync(visitor.Link.SubscriberId, known => Save(known, preferences, house), cancellationToken);
        return saved is null ? LinkPages.Gone(visitor.Words) : new SeeOther(visitor.Path + "?done=saved");
    }

    private static Subscriber Save(Subscriber known, Preferences preferences, IEnumerable<string> house) =>
        (preferences with { Contact = known.Contact }).On(known) with { Rules = [.. house, .. PreferenceSection.Own(known)] };

    private static Preferences Read(FormBody form, List<FieldError> errors)
    {
        var json = new JsonObject { ["language"] = form["language"], ["frequency"] = form["frequency"], ["timeZone"] = form["timeZone"], ["eachAlone"] = form["eachAlone"] == "true" };
        if (form["from"].Length + form["to"].Length > 0) json["quietHours"] = new JsonObject { ["from"] = form["from"], ["to"] = form["to"] };
        using var document = JsonDocument.Parse(json.ToJsonString());
        return Preferences.Read(new(document.RootElement, "#", errors));
    }

    private static string WhyNot(FieldError error, Wording words) => error.Pointer switch
    {
        "#/rules" => words.Say("Not saved: choose at least one rule, or pause instead."),
        _ when error.Pointer.StartsWith("#/quietHours", StringComparison.Ordinal) => words.Say("Not saved: quiet hours need a beginning and an end that differ."),
        _ => words.Say("Not saved: one of the choices is not offered here."),
    };
}
