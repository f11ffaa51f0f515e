using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AiInfra.Deals.Submissions;
using Azure;

namespace AiInfra.Functions.Storage.Requests;

/// <summary>A request that is to be carried out once, however often it comes.</summary>
/// <param name="Caller">Whose key it is: two callers may use one key for two things.</param>
/// <param name="Key">What the caller tells its requests apart by; stored as a hash.</param>
/// <param name="Content">A hash of everything that decides what the request does.</param>
/// <param name="Keep">How long its answer is remembered.</param>
/// <param name="Stamp">When it was signed, in Unix seconds: one that was answered is answered again only under a later signature. Null where nobody but the caller can send it.</param>
public sealed record OneRequest(string Caller, string Key, string Content, TimeSpan Keep, long? Stamp = null);

/// <summary>What became of one deal of a request.</summary>
/// <param name="Status">As HTTP says it.</param>
/// <param name="DealId">Null when nothing was stored.</param>
/// <param name="Revision">The state it was answered with.</param>
/// <param name="Errors">What was wrong with it.</param>
/// <param name="ProposalId">Set when it waits for an operator.</param>
public sealed record Outcome(int Status, string? DealId, int Revision, ImmutableArray<FieldError> Errors, string? ProposalId = null)
{
    /// <summary>Whether something was stored.</summary>
    [JsonIgnore]
    public bool IsKept => DealId is not null || ProposalId is not null;
}

/// <summary>The right to carry out a request until the lease ends.</summary>
/// <param name="Since">When its first attempt began: every attempt reads the request as of then, so all come to the same deal, whatever day it has become.</param>
/// <param name="Resumed">An attempt before this one did not come to its end; it may have stored the deal.</param>
public sealed record RequestTicket(string Caller, string Row, DateTimeOffset Since, bool Resumed, ETag ETag);

/// <summary>What is known of a request when it comes.</summary>
public abstract record RequestClaim
{
    private RequestClaim()
    {
    }

    public sealed record Taken(RequestTicket Ticket) : RequestClaim;

    public sealed record Answered(ImmutableArray<Outcome> Outcomes) : RequestClaim;

    /// <summary>It was answered, and this is no later signature of it.</summary>
    public sealed record Replayed : RequestClaim;

    /// <summary>Someone is carrying it out.</summary>
    public sealed record Running : RequestClaim;

    /// <summary>The key was used for something else.</summary>
    public sealed record OtherContent : RequestClaim;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ImmutableArray<Outcome>))]
public sealed partial class RequestJson : JsonSerializerContext;
