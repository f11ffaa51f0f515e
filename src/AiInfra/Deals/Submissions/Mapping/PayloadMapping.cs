using System.Collections.Immutable;
using System.Text.Json;

namespace AiInfra.Deals.Submissions.Mapping;

/// <summary>How the payload of another system is read as submissions. Without any field the payload (or each item) is a submission as it is.</summary>
/// <param name="When">Only such payloads tell of deals; null for all.</param>
/// <param name="Each">The array whose items are deals; null when the payload is one.</param>
public sealed record PayloadMapping(Condition? When, JsonPointer? Each, ImmutableArray<FieldMapping> Fields)
{
    /// <summary>Deals in one payload.</summary>
    public const int MaxDeals = 100;

    /// <summary>The payload is one submission.</summary>
    public static readonly PayloadMapping None = new(null, null, []);

    /// <summary>What the payload tells, without reading it as a deal yet.</summary>
    public PayloadReading Read(JsonElement payload)
    {
        if (When?.WhyNot(payload) is { } why) return new PayloadReading.Ignored(why);
        if (Each is not { } each) return new PayloadReading.Submissions([Map(payload, payload, default)], Several: false);
        if (each.In(payload) is not { ValueKind: JsonValueKind.Array } items || items.GetArrayLength() > MaxDeals)
            return new PayloadReading.Unreadable(new($"#{each}", $"must be an array of at most {MaxDeals} deals: the mapping reads each of its items"));
        return new PayloadReading.Submissions([.. items.EnumerateArray().Select((item, i) => Map(item, payload, each.Of($"{i}")))], Several: true);
    }

    private MappedSubmission Map(JsonElement item, JsonElement payload, JsonPointer place)
    {
        if (Fields.IsEmpty) return new(item, [(default, place)]);
        var tree = new MappedTree();
        foreach (var field in Fields)
        {
            var (value, origin) = field.Of(item, payload, place);
            tree.Put(field.To.Segments.AsSpan(), value, origin);
        }

        return tree.ToSubmission();
    }
}

/// <summary>Which payloads tell of deals.</summary>
public sealed record Condition(JsonPointer From, ImmutableArray<string> In)
{
    /// <returns>Null when the payload is such a one.</returns>
    public string? WhyNot(JsonElement payload)
    {
        var value = From.In(payload) is { } found ? MappedText.Of(found) : null;
        return value is null ? $"{From} is not there" : In.Contains(value) ? null : $"{From} is none of {string.Join(", ", In)}";
    }
}

/// <summary>What the payload tells.</summary>
public abstract record PayloadReading
{
    private PayloadReading()
    {
    }

    /// <param name="Several">The payload holds a list of deals, be it of one.</param>
    public sealed record Submissions(ImmutableArray<MappedSubmission> All, bool Several) : PayloadReading;

    /// <summary>It is no news of a deal.</summary>
    public sealed record Ignored(string Why) : PayloadReading;

    public sealed record Unreadable(FieldError Error) : PayloadReading;
}
