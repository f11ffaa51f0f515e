using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using AiInfra.Deals;
using AiInfra.Json;

namespace AiInfra.Proposals;

public enum ProposalState { Open, Accepted, Rejected }

/// <summary>Where in a text a deal was read, and how surely.</summary>
/// <param name="Quote">The words it was read from.</param>
/// <param name="Start">Where they begin in the text, in UTF-16 characters.</param>
/// <param name="End">Behind them.</param>
/// <param name="Certainty">How surely the text was understood; how certain the deal is follows from its facts.</param>
/// <param name="Reason">What the certainty rests on, in words.</param>
/// <param name="DateIsTold">The text says when the deal was announced; otherwise its date is a guess.</param>
public sealed record Passage(string Quote, int Start, int End, CertaintyLevel Certainty, string Reason, bool DateIsTold, Uri? Url = null, string? Publisher = null);

/// <summary>One decision of an operator, as it was given.</summary>
/// <param name="State">Accepted or rejected; open when an acceptance could not be carried out.</param>
/// <param name="Patch">The JSON Merge Patch with which a submission was accepted.</param>
/// <param name="NotifyAll">Everyone is told even of an old announcement.</param>
public sealed record ProposalDecision(ProposalState State, string By, DateTimeOffset At, string? Note, JsonElement? Patch = null, bool NotifyAll = false);

/// <summary>A deal that nobody vouches for yet, and what operators decided of it. It alerts nobody until it is accepted; a rejected one stays so when it is proposed again.</summary>
/// <param name="Origin">The door it came through: <c>article</c>, <c>watch:{source id}</c>, <c>webhook:{source id}</c>.</param>
/// <param name="Submission">As <c>POST /api/deals</c> takes it; it may be one that this would refuse.</param>
/// <param name="Passage">Where it was read; null when it was not read from a text.</param>
/// <param name="DealId">The deal in which it is told, once it is accepted and carried out.</param>
/// <param name="Settling">The last decision is not carried out yet.</param>
public sealed record Proposal(
    string Id, string Origin, JsonElement Submission, Passage? Passage, DateTimeOffset ProposedAt, ImmutableArray<ProposalDecision> Decisions, string? DealId = null, bool Settling = false)
{
    /// <summary>Of a submission as JSON in UTF-8: a row of the table holds 1 MiB, and text that does not compress must find room too.</summary>
    public const int MaxBytes = 256 * 1024;

    [JsonIgnore]
    public ProposalState State => Decisions.IsEmpty ? ProposalState.Open : Decisions[^1].State;

    /// <summary>A proposal whose id is the same for the same submission through the same door.</summary>
    public static Proposal Of(string origin, JsonElement submission, Passage? passage, DateTimeOffset at) => new(IdOf(origin, submission), origin, submission.Clone(), passage, at, []);

    public Proposal Decide(ProposalDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return this with { Decisions = Decisions.Add(decision), Settling = decision.State is ProposalState.Accepted };
    }

    /// <summary>80 bits of SHA-256.</summary>
    private static string IdOf(string origin, JsonElement submission) =>
        Digest.Hex($"{origin}\n{JsonSerializer.Serialize(submission, ProposalJson.Default.JsonElement)}", 10);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(SnakeCaseConverter<ProposalState>), typeof(SnakeCaseConverter<CertaintyLevel>)])]
[JsonSerializable(typeof(Proposal))]
[JsonSerializable(typeof(JsonElement))]
public sealed partial class ProposalJson : JsonSerializerContext;
