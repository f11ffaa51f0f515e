using System.Globalization;
using System.Text.Json.Nodes;
using AiInfra.Alerts;
using AiInfra.Functions.Notifications.Cards;

namespace AiInfra.Functions.Notifications.Slack;

/// <summary>The body for an incoming webhook: blocks, and the news in one line for notifications and screen readers.</summary>
internal static class SlackMessage
{
    public const int MaxBlocks = 50;

    /// <summary>Of which an entry takes two blocks, and header, rest and buttons three.</summary>
    private const int MaxEntries = 20;

    public static byte[] Of(Notification notification)
    {
        var card = Card.Of(notification);
        var message = new JsonObject
        {
            ["text"] = Mrkdwn.Escape(card.Title),
            ["unfurl_links"] = false,
            ["unfurl_media"] = false,
            ["blocks"] = new JsonArray([Block.Header(card.Title, notification.DeliveryId), .. Body(card), .. card.Buttons.Count > 0 ? [Block.Actions(card.Buttons)] : Array.Empty<JsonNode>()]),
        };
        return System.Text.Encoding.UTF8.GetBytes(message.ToJsonString());
    }

    private static IEnumerable<JsonNode> Body(Card card) => card switch
    {
        AlertCard alert => Alert(alert),
        SummaryCard summary => Summary(summary),
        NoticeCard notice => Notice(notice),
        _ => throw new InvalidOperationException(),
    };

    private static IEnumerable<JsonNode> Alert(AlertCard card)
    {
        if (card.Changes.Count > 0) yield return Block.Section($"{card.Text.Say("What changed")}\n{string.Join('\n', card.Changes)}");
        foreach (var fields in Block.Facts([.. card.Lead, .. card.Details])) yield return fields;
        yield return Block.Section($"{card.Text.Say("Why you get this")}\n{string.Join('\n', card.Why)}");
        if (card.Sources.Count > 0) yield return Block.Context(Sources(card));
    }

    /// <summary>As many whole lines as fit: a link cut short would be none.</summary>
    private static string Sources(AlertCard card)
    {
        List<string> lines = [Mrkdwn.Escape(card.Text.Say("Sources"))];
        var room = Block.TextLength - 100;
        lines.AddRange(card.Sources.Select(Source).TakeWhile(line => (room -= line.Length + 1) > 0));
        var left = card.Sources.Count + 1 - lines.Count;
        if (left > 0) lines.Add(card.Text.Say("… {0} more in the record", left.ToString(CultureInfo.InvariantCulture)));
        return string.Join('\n', lines);
    }

    private static string Source((string Text, Uri? Url) source) => source.Url is { } url ? Mrkdwn.Link(source.Text, url) : Mrkdwn.Escape(source.Text);

    private static IEnumerable<JsonNode> Summary(SummaryCard card)
    {
        foreach (var entry in card.Entries.Take(MaxEntries))
        {
            yield return Block.Section(string.Join('\n', [entry.Title, .. entry.Changes, $"{entry.Certainty.Label}: {entry.Certainty.Value}"]));
            yield return Block.Context(string.Join(" · ", CardButton.About(entry.Links, card.Text).Select(b => Mrkdwn.Link(b.Title, b.Url))));
        }

        var left = card.Left + Math.Max(0, card.Entries.Count - MaxEntries);
        if (left > 0) yield return Block.Section(card.Text.Say("… and {0} more", left.ToString(CultureInfo.InvariantCulture)));
    }

    private static IEnumerable<JsonNode> Notice(NoticeCard card)
    {
        yield return Block.Section(card.Detail is { } detail ? $"{card.Body}\n{detail}" : card.Body);
    }
}
