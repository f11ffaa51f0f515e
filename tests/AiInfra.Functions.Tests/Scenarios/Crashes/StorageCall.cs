using System.Text.Json;
using System.Text.RegularExpressions;

namespace AiInfra.Functions.Tests.Scenarios.Crashes;

/// <summary>A request to storage, by what it is for: <c>POST $batch deals</c>, <c>PATCH evaluations sent</c>, <c>DELETE alerts/messages</c>.</summary>
/// <param name="Text">Path and body, in which the ids stand that it is about.</param>
internal sealed partial record StorageCall(string Name, bool IsTable, string Text)
{
    private static readonly string[] Framing = ["PartitionKey", "RowKey", "odata"];

    /// <summary>Asks a queue for messages; without an answer that holds some, it is only a poll.</summary>
    public bool IsReceive => !IsTable && Name.StartsWith("GET ", StringComparison.Ordinal) && Name.EndsWith("/messages", StringComparison.Ordinal);

    public static StorageCall Of(string method, string path, string body, bool isTable)
    {
        var place = PlaceIn(path).Groups[1].Value;
        var detail = (method, place) switch
        {
            (_, "$batch") => PlaceIn(body).Groups[1].Value,
            ("PATCH", _) => Columns(body),
            _ => "",
        };
        return new($"{method} {place} {detail}".TrimEnd(), isTable, path + body);
    }

    /// <summary>What stands after the account: a table without keys, a queue with <c>/messages</c> but without the message's id.</summary>
    private static Match PlaceIn(string text) => Place().Match(text);

    private static string Columns(string json)
    {
        using var document = JsonDocument.Parse(json);
        return string.Join(',', document.RootElement.EnumerateObject().Select(p => p.Name).Where(name => !name.Contains('@', StringComparison.Ordinal) && !Framing.Any(f => name.StartsWith(f, StringComparison.Ordinal))));
    }

    [GeneratedRegex(@"/devstoreaccount1/([\w$-]+(?:/messages)?)")]
    private static partial Regex Place();
}
