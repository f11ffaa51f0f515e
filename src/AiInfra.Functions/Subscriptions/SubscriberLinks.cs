using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AiInfra.Alerts;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Subscriptions;

/// <summary>What a link lets its holder do.</summary>
public enum LinkPurpose { Confirm, Manage, Unsubscribe, Mute, Report }

/// <param name="Channel">The <see cref="ChannelAddress.Key"/> it came over.</param>
/// <param name="DealId">For <see cref="LinkPurpose.Mute"/> and <see cref="LinkPurpose.Report"/>.</param>
/// <param name="SignUp">For <see cref="LinkPurpose.Confirm"/>: which sign-up it says yes to. One that came after it, in the same address's name, needs a yes of its own.</param>
public sealed record Link(LinkPurpose Purpose, string SubscriberId, string Channel, string? DealId = null, string? SignUp = null)
{
    public static string SignUpOf(Subscriber subscriber)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        return subscriber.CreatedAt.UtcTicks.ToString(CultureInfo.InvariantCulture);
    }
}

/// <summary>
/// Links that stand in messages and need no login: the token is sealed (AES-GCM), so it can be neither read nor made by others, and nothing is stored. It opens what its purpose says, until its time is over or the subscriber is gone.
/// </summary>
public sealed class SubscriberLinks(SecretBox secrets, SiteOptions site, TimeProvider clock)
{
    /// <summary>At least; to the end of the day.</summary>
    public static readonly TimeSpan ConfirmFor = TimeSpan.FromDays(2);
    public static readonly TimeSpan ManageFor = TimeSpan.FromDays(30);

    private const string Row = "link";

    public Reader Reader(Subscriber subscriber, ChannelAddress address)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        ArgumentNullException.ThrowIfNull(address);
        return new(subscriber.Language, To(new(LinkPurpose.Manage, subscriber.Id, address.Key), ManageFor), To(new(LinkPurpose.Unsubscribe, subscriber.Id, address.Key)));
    }

    public DealLinks Deal(Subscriber subscriber, ChannelAddress address, string dealId)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        ArgumentNullException.ThrowIfNull(address);
        return new(site.DealUrl(dealId), To(new(LinkPurpose.Mute, subscriber.Id, address.Key, dealId)), To(new(LinkPurpose.Report, subscriber.Id, address.Key, dealId)));
    }

    /// <param name="lasting">How long it opens anything; null for ever.</param>
    public Uri To(Link link, TimeSpan? lasting = null)
    {
        ArgumentNullException.ThrowIfNull(link);
        var until = lasting is { } span ? EndOf(clock.GetUtcNow() + span).ToUnixTimeSeconds() : 0;
        var text = string.Create(CultureInfo.InvariantCulture, $"{link.Purpose}\n{until}\n{link.SubscriberId}\n{link.Channel}\n{link.DealId}\n{link.SignUp}");
        var token = Base64Url.EncodeToString(secrets.SealAlike(Encoding.UTF8.GetBytes(text), Row));
        return new(site.Url, $"s/{link.Purpose.ToString().ToLowerInvariant()}/{token}");
    }

    /// <summary>The end of the day (UTC): a message that is tried again within a day is the same to the byte.</summary>
    private static DateTimeOffset EndOf(DateTimeOffset instant) => new(instant.UtcDateTime.Date.AddDays(1), TimeSpan.Zero);

    /// <returns>Null for a token that is not ours, is for another purpose, or whose time is over.</returns>
    public Link? Open(LinkPurpose purpose, string token)
    {
        try
        {
            if (token is not { Length: > 0 and <= 1000 } || !Base64Url.IsValid(token)) return null;
            var parts = Encoding.UTF8.GetString(secrets.Open(Base64Url.DecodeFromChars(token), Row)).Split('\n');
            if (parts is not [var name, var until, var subscriber, var channel, var deal, var signUp] || name != purpose.ToString()) return null;
            var end = long.Parse(until, CultureInfo.InvariantCulture);
            return end != 0 && end < clock.GetUtcNow().ToUnixTimeSeconds() ? null : new(purpose, subscriber, channel, deal.Length > 0 ? deal : null, signUp.Length > 0 ? signUp : null);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
