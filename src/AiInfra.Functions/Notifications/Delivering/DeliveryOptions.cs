using System.Collections.Immutable;
using System.Globalization;
using AiInfra.Functions.Hosting.Settings;
using AiInfra.Functions.Storage;
using AiInfra.Subscribers;
using Microsoft.Extensions.Configuration;

namespace AiInfra.Functions.Notifications;

/// <summary>How deliveries are tried.</summary>
/// <param name="Lease">How long one attempt may take before another takes over; longer than every channel's own timeout.</param>
/// <param name="Retries">How long to wait after each failed attempt, where the channel has no schedule of its own; when they are used up the delivery is dead-lettered.</param>
[Setting("Delivery:LeaseSeconds", "Seconds that one attempt may take before another takes over; longer than the timeout of every channel", Values = "above 0, 604800 at most", Default = "60")]
[Setting("Delivery:RetrySeconds", "Seconds to wait after each failed attempt, over any channel that has no schedule of its own; without it each has its default", Values = "above 0, 604800 at most, between commas")]
[Setting("Delivery:EmailRetrySeconds", "Seconds to wait after each failed attempt by email; when they are used up the delivery is given up", Values = "above 0, 604800 at most, between commas", Default = "5,30,120,600,1800")]
[Setting("Delivery:TeamsRetrySeconds", "Seconds to wait after each failed attempt by Teams; when they are used up the delivery is given up", Values = "above 0, 604800 at most, between commas", Default = "5,30,120,600,1800")]
[Setting("Delivery:SlackRetrySeconds", "Seconds to wait after each failed attempt by Slack; when they are used up the delivery is given up", Values = "above 0, 604800 at most, between commas", Default = "5,30,120,600,1800")]
[Setting("Delivery:WebhookRetrySeconds", "Seconds to wait after each failed attempt by webhook; when they are used up the delivery is given up", Values = "above 0, 604800 at most, between commas", Default = "5,300,1800,7200,18000,36000,50400,72000,86400")]
[Setting("Delivery:DisableAfterDays", "Days that a channel may fail without a success between before it is switched off", Values = "above 0, 604800 at most", Default = "5")]
public sealed record DeliveryOptions(TimeSpan Lease, IReadOnlyList<TimeSpan> Retries)
{
    /// <summary>People are served by few large providers, which are seldom down for long. Machines are given three days (Standard Webhooks 1.0.0, "deliverability and reliability").</summary>
    public static readonly DeliveryOptions Default = new(TimeSpan.FromSeconds(60), [.. new[] { 5.0, 30, 120, 600, 1800 }.Select(TimeSpan.FromSeconds)])
    {
        OfChannel = ImmutableDictionary<ChannelType, IReadOnlyList<TimeSpan>>.Empty.Add(
            ChannelType.Webhook, [TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), .. new[] { 2.0, 5, 10, 14, 20, 24 }.Select(TimeSpan.FromHours)]),
        Jitter = 0.1,
    };

    public ImmutableDictionary<ChannelType, IReadOnlyList<TimeSpan>> OfChannel { get; init; } = ImmutableDictionary<ChannelType, IReadOnlyList<TimeSpan>>.Empty;

    /// <summary>By how much of itself a wait is longer at most, so that what failed together does not come back together.</summary>
    public double Jitter { get; init; }

    /// <summary>A channel that failed for so long, without a success between, is disabled.</summary>
    public TimeSpan DisableAfter { get; init; } = TimeSpan.FromDays(5);

    /// <summary>How long to wait after the last attempt; null when there is no further one. The same for the same delivery and attempt.</summary>
    public TimeSpan? WaitAfter(Delivery tried)
    {
        ArgumentNullException.ThrowIfNull(tried);
        var schedule = OfChannel.GetValueOrDefault(tried.Channel) ?? Retries;
        var attempt = tried.Attempts - tried.AttemptsBefore;
        if (attempt > schedule.Count) return null;
        var share = Convert.ToInt32(Digest.Hex(string.Create(CultureInfo.InvariantCulture, $"{tried.Id}.{tried.Attempts}"), 2), 16) / 65536.0;
        return schedule[attempt - 1] * (1 + (Jitter * share));
    }

    /// <summary>
    /// <c>Delivery:LeaseSeconds</c>; <c>Delivery:RetrySeconds</c> as a comma-separated list for all channels, and <c>Delivery:WebhookRetrySeconds</c> and so on for one; <c>Delivery:DisableAfterDays</c>.
    /// </summary>
    /// <exception cref="InvalidOperationException">A setting cannot be read.</exception>
    public static DeliveryOptions From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var all = Seconds(configuration, "Delivery:RetrySeconds");
        return new(Seconds(configuration, "Delivery:LeaseSeconds")?[0] ?? Default.Lease, all ?? Default.Retries)
        {
            OfChannel = Enum.GetValues<ChannelType>().ToImmutableDictionary(
                type => type,
                type => Seconds(configuration, $"Delivery:{type}RetrySeconds") ?? all ?? Default.OfChannel.GetValueOrDefault(type) ?? Default.Retries),
            Jitter = Default.Jitter,
            DisableAfter = Seconds(configuration, "Delivery:DisableAfterDays") is { } days ? days[0] * 86_400 : Default.DisableAfter,
        };
    }

    private static IReadOnlyList<TimeSpan>? Seconds(IConfiguration configuration, string setting)
    {
        if (configuration.Text(setting) is not { } text) return null;
        var seconds = text.Split(',').Select(s => double.TryParse(s, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var value) ? value : -1).ToList();
        if (seconds.Exists(s => s is <= 0 or > 604_800)) throw new InvalidOperationException($"The setting {setting} must hold numbers above 0, 604800 at most, between commas.");
        return [.. seconds.Select(TimeSpan.FromSeconds)];
    }
}
