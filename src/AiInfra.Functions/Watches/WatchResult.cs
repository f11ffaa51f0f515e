using System.Text.Json;
using AiInfra.Alerts;
using AiInfra.Functions.Hosting;
using AiInfra.Json;
using AiInfra.Watches;

namespace AiInfra.Functions.Watches;

/// <summary>A watch as an answer: how it is set and how it goes.</summary>
internal static class WatchResult
{
    public static string PathOf(string id) => "/api/watches/" + id;

    public static JsonResult Of(Watch watch, int status = 200) => JsonResult.Write(writer => Write(writer, watch), status, ("Location", PathOf(watch.Id)));

    public static JsonResult Of(IEnumerable<Watch> watches) => JsonResult.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("watches");
        foreach (var watch in watches) Write(writer, watch);
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter writer, Watch watch)
    {
        writer.WriteStartObject();
        writer.WriteString("id", watch.Id);
        writer.WriteString("url", watch.Url.AbsoluteUri);
        if (watch.Language is not null) writer.WriteString("language", watch.Language);
        if (watch.Publisher is not null) writer.WriteString("publisher", PlainText.Of(watch.Publisher));
        writer.WriteString("type", SnakeCase.Of(watch.Type));
        writer.WriteBoolean("enabled", watch.Enabled);
        writer.WriteString("createdAt", watch.CreatedAt);
        if (watch.LastReadAt is { } read) writer.WriteString("lastReadAt", read);
        if (watch.LastStatus is { } status) writer.WriteString("lastStatus", status);
        writer.WriteNumber("failures", watch.Failures);
        if (watch.Enabled) writer.WriteString("dueAt", watch.DueAt);
        writer.WriteNumber("entries", watch.Entries);
        writer.WriteNumber("proposals", watch.Proposals);
        writer.WriteEndObject();
    }
}
