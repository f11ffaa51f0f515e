using System.Net.Mail;
using AiInfra.Functions.Hosting.Settings;
using Microsoft.Extensions.Configuration;

namespace AiInfra.Functions.Operations;

/// <summary>Who runs this app.</summary>
/// <param name="Email">Where alarms go; null when they only stand in the log.</param>
[Setting("Operator:Email", "Mail address of whoever runs the app: gets a mail when the pipeline is stuck, at most one an hour for a cause")]
public sealed record OperatorOptions(string? Email)
{
    /// <summary><c>Operator:Email</c>.</summary>
    /// <exception cref="InvalidOperationException">The setting is no mail address.</exception>
    public static OperatorOptions From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var email = configuration.Text("Operator:Email")?.Trim();
        return email is null || (MailAddress.TryCreate(email, out var mail) && mail.Address == email) ? new(email) : throw new InvalidOperationException("The setting Operator:Email must be one mail address.");
    }
}
