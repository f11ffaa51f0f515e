using System.Text.Json;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using AiInfra.Json;
using AiInfra.Reviews;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Subscriptions;

/// <summary>
/// Everything held about a subscriber, as a file for them (GDPR art. 15 and 20): mail addresses whole, since they are theirs; URLs and keys of channels are secrets that their owner has, and stay masked.
/// Whatever else comes to be held about a subscriber is told here.
/// </summary>
public sealed class SubscriberExport(ReportStore reports, TimeProvider clock)
{
    private const int AtOnce = 100;

    public async Task<JsonResult> OfAsync(Subscriber subscriber, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        var written = await WrittenAsync(subscriber.Id, cancellationToken);
        return JsonResult.Write(
            writer => Write(writer, subscriber, written),
            200,
            ("Content-Disposition", "attachment; filename=\"subscription.json\""),
            ("Cache-Control", "no-store"),
            ("X-Robots-Tag", "noindex"));
    }

    private async Task<List<ErrorReport>> WrittenAsync(string subscriberId, CancellationToken cancellationToken)
    {
        List<ErrorReport> written = [];
        string? after = null;
        do
        {
            var page = await reports.ByAuthorAsync(subscriberId, after, AtOnce, cancellationToken);
            written.AddRange(page.Records);
            after = page.Next;
        }
        while (after is not null);

        return written;
    }

    private void Write(Utf8JsonWriter writer, Subscriber subscriber, IEnumerable<ErrorReport> written)
    {
        writer.WriteStartObject();
        writer.WriteString("exportedAt", clock.GetUtcNow());
        writer.WriteString("id", subscriber.Id);
        if (subscriber.Name is not null) writer.WriteString("name", subscriber.Name);
        if (subscriber.Contact is not null) writer.WriteString("contact", subscriber.Contact);
        writer.WriteString("createdAt", subscriber.CreatedAt);
        writer.WriteStartArray("channels");
        foreach (var channel in subscriber.Channels) Write(writer, channel);
        writer.WriteEndArray();
        SubscriberResult.WriteTexts(writer, "rules", subscriber.Rules);
        SubscriberResult.WriteTexts(writer, "when", subscriber.Criteria);
        SubscriberResult.WritePreferences(writer, subscriber);
        writer.WriteStartArray("reports");
        foreach (var report in written) JsonSerializer.Serialize(writer, report, ErrorReportJson.Default.ErrorReport);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ChannelAddress channel)
    {
        writer.WriteStartObject();
        writer.WriteString("type", SnakeCase.Of(channel.Type));
        writer.WriteString("address", channel.Type is ChannelType.Email ? channel.Address : channel.Masked);
        writer.WriteString("state", SnakeCase.Of(channel.State));
        if (channel.Why is not null) writer.WriteString("why", channel.Why);
        writer.WriteEndObject();
    }
}
