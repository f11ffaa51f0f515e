using System.Text.Json;
using AiInfra.Deals;
using AiInfra.Deals.Submissions;
using AiInfra.Matching;

namespace AiInfra.Tests.Matching;

/// <summary>The demo records, and how other publishers tell them.</summary>
internal static class Retellings
{
    public static readonly IReadOnlyList<Deal> Records = [.. Read("data/deals.json").Select(json => Deal(json))];

    public static readonly IReadOnlyList<(int Of, Deal Deal)> All = [.. Read("Matching/paraphrases.json").Select(item => (item.GetProperty("of").GetInt32(), Deal(item.GetProperty("deal"))))];

    /// <summary>Records and retellings alike, each with the record it tells of.</summary>
    public static readonly IReadOnlyList<(int Of, bool IsRecord, MatchFacts Facts)> Facts =
        [.. Records.Select((deal, i) => (i, true, MatchFacts.Of(deal))), .. All.Select(r => (r.Of, false, MatchFacts.Of(r.Deal)))];

    public static IEnumerable<JsonElement> Read(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, file)));
        return json.RootElement.Clone().EnumerateArray();
    }

    private static Deal Deal(JsonElement json) =>
        SubmissionReader.Read(json, new(Given.Now, "test", Trust.Trusted)) switch
        {
            SubmissionReading.Ok ok => ok.Deal,
            SubmissionReading.Invalid invalid => throw new InvalidDataException($"{json}: {string.Join("; ", invalid.Errors)}"),
            _ => throw new InvalidOperationException(),
        };
}
