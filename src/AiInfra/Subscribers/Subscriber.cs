using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace AiInfra.Subscribers;

public enum ChannelType { Email, Teams, Webhook }

/// <summary>Where a channel reaches a subscriber.</summary>
/// <param name="Address">A mail address, or the URL of a Teams workflow or webhook; the URLs are secrets.</param>
/// <param name="SigningSecret">For webhooks: the <c>whsec_</c> key (Standard Webhooks 1.0.0).</param>
public sealed record ChannelAddress(ChannelType Type, string Address, string? SigningSecret = null)
{
    /// <summary>The address as it may appear in logs and answers.</summary>
    [JsonIgnore]
    public string Masked => Type switch
    {
        ChannelType.Email => MaskEmail(Address),
        _ => Uri.TryCreate(Address, UriKind.Absolute, out var url) ? $"{url.Scheme}://{url.Authority}/…" : "…",
    };

    public override string ToString() => $"{Type} {Masked}";

    /// <summary>The domain begins after the last @: a quoted local part may hold others (RFC 5321 §4.1.2).</summary>
    private static string MaskEmail(string address) => address.LastIndexOf('@') is > 0 and var at ? $"{address.EnumerateRunes().First()}…{address[at..]}" : "…";
}

/// <summary>Someone who wants to hear of deals that meet their rules, over one or more channels.</summary>
/// <param name="Rules">Ids of the rules they follow.</param>
public sealed record Subscriber(string Id, string? Name, ImmutableArray<ChannelAddress> Channels, ImmutableArray<string> Rules, DateTimeOffset CreatedAt);
