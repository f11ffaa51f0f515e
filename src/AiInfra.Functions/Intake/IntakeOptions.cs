using AiInfra.Functions.Hosting.Settings;
using AiInfra.Functions.Notifications;
using Microsoft.Extensions.Configuration;

namespace AiInfra.Functions.Intake;

/// <summary>Settings <c>Intake:*</c>; all have defaults.</summary>
/// <param name="Lease"><c>LeaseSeconds</c>: how long a request with a key may take before one that repeats it takes over.</param>
[Setting("Intake:LeaseSeconds", "Seconds that a request with an idempotency key may take before its repeat takes over", Values = "0.1 to 200", Default = "60")]
public sealed record IntakeOptions(TimeSpan Lease)
{
    /// <exception cref="InvalidOperationException">A setting is wrong.</exception>
    public static IntakeOptions Read(IConfiguration configuration)
    {
        var settings = new ChannelSettings(configuration, "Intake");
        var options = new IntakeOptions(settings.Seconds("LeaseSeconds", 60));
        settings.ThrowIfFaulty();
        return options;
    }
}
