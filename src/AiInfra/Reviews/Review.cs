using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AiInfra.Json;

namespace AiInfra.Reviews;

/// <summary>What is held of two deals.</summary>
public enum Verdict
{
    /// <summary>Nobody has judged: a person is asked.</summary>
    Open,

    /// <summary>Two tellings of one deal.</summary>
    Same,

    /// <summary>Two deals.</summary>
    Different,

    /// <summary>Two deals of one pair: the one is a further tranche of the other.</summary>
    Tranche,
}

/// <summary>One judgement, as it was given.</summary>
public sealed record Judged(Verdict Verdict, string By, DateTimeOffset At, string? Note);

/// <summary>The question whether two deals are the same, and every answer so far. A judgement can be given anew at any time: what it did is undone.</summary>
/// <param name="DealId">The deal that was found to be like the other.</param>
/// <param name="OtherId">The deal that was there.</param>
/// <param name="Why">What speaks for it, in words.</param>
/// <param name="Settling">The last judgement is not carried out yet.</param>
public sealed record Review(string Id, string DealId, string OtherId, DateTimeOffset OpenedAt, string Why, ImmutableArray<Judged> Judgements, bool Settling = false)
{
    /// <summary>Who judges without a person.</summary>
    public const string Matching = "matching";

    [JsonIgnore]
    public Verdict Verdict => Judgements.IsEmpty ? Verdict.Open : Judgements[^1].Verdict;

    /// <summary>Whether a person has judged: then nothing is judged without one any more.</summary>
    [JsonIgnore]
    public bool IsJudgedByPerson => Judgements.Any(j => j.By != Matching);

    public static Review Of(string dealId, string otherId, DateTimeOffset at, string why) => new(IdOf(dealId, otherId), dealId, otherId, at, why, []);

    public Review Judge(Verdict verdict, string by, DateTimeOffset at, string? note) => this with { Judgements = Judgements.Add(new(verdict, by, at, note)), Settling = true };

    /// <summary>The same for a pair in either order: 80 bits of SHA-256.</summary>
    public static string IdOf(string dealId, string otherId)
    {
        string[] pair = [dealId, otherId];
        return Digest.Hex(string.Join('\n', pair.Order(StringComparer.Ordinal)), 10);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(SnakeCaseConverter<Verdict>)])]
[JsonSerializable(typeof(Review))]
public sealed partial class ReviewJson : JsonSerializerContext;
