using System.Text.Json.Serialization;

namespace AiInfra.Subscribers;

public enum ChannelType { Email, Teams, Webhook, Slack }

public enum ChannelState
{
    /// <summary>Told like any other.</summary>
    Live,

    /// <summary>Its owner has not confirmed it yet: nothing goes there but the question.</summary>
    Unverified,

    /// <summary>Nothing goes there any more; <see cref="ChannelAddress.Why"/> says why.</summary>
    Disabled,
}

/// <summary>The key before the last rotation: signatures are made with it too until its time is over.</summary>
public sealed record RetiredKey(string Text, DateTimeOffset Until);

/// <summary>Where a channel reaches a subscriber.</summary>
/// <param name="Address">A mail address, or the URL of a Teams workflow, a webhook or a Slack webhook; the URLs are secrets.</param>
/// <param name="SigningSecret">For webhooks: the <c>whsec_</c> key (Standard Webhooks 1.0.0).</param>
public sealed record ChannelAddress(ChannelType Type, string Address, string? SigningSecret = null)
{
    public ChannelState State { get; init; }

    /// <summary>Why it is disabled, in English words for operators and owners.</summary>
    public string? Why { get; init; }

    public RetiredKey? OldKey { get; init; }

    /// <summary>Names the address in routes, keys and answers without giving it away; the same for the same type and address.</summary>
    [JsonIgnore]
    public string Key => "ch-" + Digest.Hex($"{Json.SnakeCase.Of(Type)}\n{Address}", 8);

    /// <summary>Whether people read it: what goes there may be summed up, and waits for the morning. Machines get everything at once.</summary>
    [JsonIgnore]
    public bool IsForPeople => Type is not ChannelType.Webhook;

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
