using Microsoft.Extensions.Configuration;

namespace AiInfra.Functions.Notifications;

/// <summary>How deliveries are tried.</summary>
/// <param name="Lease">How long one attempt may take before another takes over; longer than every channel's own timeout.</param>
/// <param name="Retries">How long to wait after each failed attempt; when they are used up the delivery is dead-lettered.</param>
public sealed record DeliveryOptions(TimeSpan Lease, IReadOnlyList<TimeSpan> Retries)
{
    public static readonly DeliveryOptions Default = new(
        TimeSpan.FromSeconds(60),
        [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30)]);

    /// <summary><c>Delivery:LeaseSeconds</c>, and <c>Delivery:RetrySeconds</c> as a comma-separated list.</summary>
    public static DeliveryOptions From(IConfiguration configuration) => new(
        configuration.GetValue<double?>("Delivery:LeaseSeconds") is { } lease ? TimeSpan.FromSeconds(lease) : Default.Lease,
        configuration["Delivery:RetrySeconds"] is { Length: > 0 } retries
            ? [.. retries.Split(',').Select(s => TimeSpan.FromSeconds(double.Parse(s, System.Globalization.CultureInfo.InvariantCulture)))]
            : Default.Retries);
}
