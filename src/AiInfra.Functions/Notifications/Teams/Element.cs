using System.Text.Json.Nodes;
using AiInfra.Alerts;
using AiInfra.Functions.Notifications.Cards;

namespace AiInfra.Functions.Notifications.Teams;

/// <summary>The elements of Adaptive Cards that are used.</summary>
internal static class Element
{
    public static JsonObject Block(string markdown, params ReadOnlySpan<(string Name, JsonNode Value)> properties) =>
        With(new() { ["type"] = "TextBlock", ["text"] = markdown, ["wrap"] = true }, properties);

    public static JsonObject Heading(string title) => Block(title, ("weight", "Bolder"), ("spacing", "Medium"));

    public static JsonObject Subtle(string markdown, params ReadOnlySpan<(string Name, JsonNode Value)> properties) => With(Block(markdown, ("isSubtle", true)), properties);

    public static JsonObject Container(JsonNode[] items, params ReadOnlySpan<(string Name, JsonNode Value)> properties) =>
        With(new() { ["type"] = "Container", ["items"] = new JsonArray(items) }, properties);

    public static JsonObject FactSet(IEnumerable<Fact> facts, string spacing, Func<string, string> text) => new()
    {
        ["type"] = "FactSet",
        ["spacing"] = spacing,
        ["facts"] = new JsonArray([.. facts.Select(f => new JsonObject { ["title"] = f.Label, ["value"] = text(f.Value) })]),
    };

    /// <param name="wanted">Drawn as what most readers want.</param>
    public static JsonObject Open(CardButton button, bool wanted) =>
        With(new() { ["type"] = "Action.OpenUrl", ["title"] = button.Title, ["url"] = button.Url.AbsoluteUri }, wanted ? [("style", "positive")] : []);

    private static JsonObject With(JsonObject element, ReadOnlySpan<(string Name, JsonNode Value)> properties)
    {
        foreach (var (name, value) in properties) element[name] = value;
        return element;
    }
}
