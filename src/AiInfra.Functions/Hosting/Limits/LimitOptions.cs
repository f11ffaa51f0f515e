using AiInfra.Functions.Hosting.Settings;
using AiInfra.Functions.Notifications;
using Microsoft.Extensions.Configuration;

namespace AiInfra.Functions.Hosting.Limits;

/// <summary>Settings <c>Limits:*</c>; all have defaults, and 0 is no limit.</summary>
/// <param name="PerKey"><c>PerKeyPerMinute</c>: requests of one function key, or of one signed source.</param>
/// <param name="PerAddress"><c>PerAddressPerMinute</c>: requests of one address where no key is asked for.</param>
/// <param name="SignUps"><c>SignUpsPerHour</c>: sign-ups and asked-for links of one network address.</param>
/// <param name="Notices"><c>NoticesPerHour</c>: messages that strangers can have us send to one mail address or URL.</param>
/// <param name="Reports"><c>ReportsPerHour</c>: reports of errors by one subscriber.</param>
/// <param name="BehindFrontEnd">The app runs in Azure, whose front end says where a request comes from.</param>
[Setting("Limits:PerKeyPerMinute", "Requests a minute of one function key, or of one signed source, over all instances; 0 is no limit", Values = "0 to 1000000", Default = "6000")]
[Setting("Limits:PerAddressPerMinute", "Requests a minute of one network address at the doors for webhooks and for the export, over all instances; 0 is no limit", Values = "0 to 1000000", Default = "600")]
[Setting("Limits:SignUpsPerHour", "Sign-ups and asked-for links an hour of one network address; 0 is no limit", Values = "0 to 1000000", Default = "10")]
[Setting("Limits:NoticesPerHour", "Messages about a subscription an hour to one mail address or URL; 0 is no limit", Values = "0 to 1000000", Default = "3")]
[Setting("Limits:ReportsPerHour", "Reports of errors an hour by one link; 0 is no limit", Values = "0 to 1000000", Default = "20")]
public sealed record LimitOptions(int PerKey, int PerAddress, int SignUps = 10, int Notices = 3, int Reports = 20, bool BehindFrontEnd = false)
{
    /// <summary>Set by the plans of Azure Functions, each by its own.</summary>
    private static readonly string[] SetByAzure = ["WEBSITE_INSTANCE_ID", "WEBSITE_POD_NAME", "CONTAINER_NAME"];

    private const int Most = 1_000_000;

    /// <exception cref="InvalidOperationException">A setting is wrong.</exception>
    public static LimitOptions Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var settings = new ChannelSettings(configuration, "Limits");
        var options = new LimitOptions(
            settings.Number("PerKeyPerMinute", 6000, 0, Most),
            settings.Number("PerAddressPerMinute", 600, 0, Most),
            settings.Number("SignUpsPerHour", 10, 0, Most),
            settings.Number("NoticesPerHour", 3, 0, Most),
            settings.Number("ReportsPerHour", 20, 0, Most),
            SetByAzure.Any(name => configuration.Text(name) is not null));
        settings.ThrowIfFaulty();
        return options;
    }
}
