using System.Text.Json.Nodes;
using AiInfra.Alerts;
using AiInfra.Functions.Notifications.Cards;

namespace AiInfra.Functions.Notifications.Slack;

/// <summary>The blocks of Slack's Block Kit that are used, each within its documented limits. Text from outside is <c>plain_text</c>, in which nothing is mark-up.</summary>
internal static class Block
{
    /// <summary>The longest text of a section or a context.</summary>
    public const int TextLength = 3000;

    private const int HeaderLength = 150;
    private const int FieldLength = 2000;
    private const int ButtonLength = 75;
    private const int ButtonUrlLength = 3000;

    /// <summary>The most fields of one section.</summary>
    private const int Fields = 10;

    /// <param name="id">The delivery id: it stays with the message in Slack.</param>
    public static JsonObject Header(string text, string id) => new() { ["type"] = "header", ["block_id"] = PlainText.Cut(id, 255), ["text"] = Plain(text, HeaderLength) };

    public static JsonObject Section(string plain) => new() { ["type"] = "section", ["text"] = Plain(plain, TextLength) };

    public static IEnumerable<JsonObject> Facts(IEnumerable<Fact> facts) => facts.Chunk(Fields).Select(some => new JsonObject
    {
        ["type"] = "section",
        ["fields"] = new JsonArray([.. some.Select(f => Plain($"{f.Label}\n{f.Value}", FieldLength))]),
    });

    /// <summary>Small print, of what we wrote ourselves and escaped.</summary>
    public static JsonObject Context(string mrkdwn) =>
        new() { ["type"] = "context", ["elements"] = new JsonArray(new JsonObject { ["type"] = "mrkdwn", ["text"] = mrkdwn, ["verbatim"] = true }) };

    public static JsonObject Actions(IEnumerable<CardButton> buttons) => new()
    {
        ["type"] = "actions",
        ["elements"] = new JsonArray([.. buttons.Where(b => b.Url.AbsoluteUri.Length <= ButtonUrlLength).Select((b, i) => Button(b, i))]),
    };

    private static JsonObject Button(CardButton button, int index) =>
        new() { ["type"] = "button", ["action_id"] = FormattableString.Invariant($"open-{index}"), ["text"] = Plain(button.Title, ButtonLength), ["url"] = button.Url.AbsoluteUri };

    private static JsonObject Plain(string text, int maxLength) => new() { ["type"] = "plain_text", ["text"] = PlainText.Cut(text, maxLength), ["emoji"] = false };
}
