using AiInfra.Functions.Hosting.Settings;
using AiInfra.Functions.Notifications.Email.Acs;
using AiInfra.Functions.Notifications.Email.Smtp;
using MimeKit;

namespace AiInfra.Functions.Notifications.Email;

/// <summary>Settings <c>Email:*</c>: one way to send, by a mail server or by Azure Communication Services, and what both need.</summary>
[Setting("Email:From", "Mail address of the sender; its domain is also that of the Message-IDs and the List-Id", Values = "Deal alerts <alerts@example.org>")]
[Setting("Email:TimeoutSeconds", "Seconds that one mail may take, from connecting to the last word of the provider", Values = "0.1 to 200", Default = "30")]
[Setting("Email:PerMinute", "Mails a minute that the provider allows, over all instances; the rest waits; 0 is no limit", Values = "0 to 1000000", Default = "0")]
internal sealed record EmailOptions
{
    /// <summary>What says how mail is sent, or from whom.</summary>
    private static readonly string[] Wanting = ["Host", "AcsEndpoint", "From", "User", "Password"];

    /// <summary>Null when <see cref="AcsEndpoint"/> is there.</summary>
    public SmtpOptions? Smtp { get; init; }

    public Uri? AcsEndpoint { get; init; }

    /// <summary>The sender; its domain is also that of the Message-IDs and the List-Id.</summary>
    public required MailboxAddress From { get; init; }

    /// <summary><c>TimeoutSeconds</c>: for one message, from connecting to the provider's last word.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary><c>PerMinute</c>: mails a minute over all instances together, as the provider allows; 0 for no limit.</summary>
    public int PerMinute { get; init; }

    /// <summary>Whether someone set up mail, be it wrongly.</summary>
    public static bool AreWanted(ChannelSettings settings) => Wanting.Any(key => settings.Text(key) is not null);

    /// <exception cref="InvalidOperationException">A setting is missing or wrong.</exception>
    public static EmailOptions Read(ChannelSettings settings)
    {
        var byAcs = settings.Text("AcsEndpoint") is not null;
        if (byAcs && settings.Text("Host") is not null) settings.Fault("AcsEndpoint", "and Email:Host are two ways to send mail: only one can be set");
        var options = new EmailOptions
        {
            Smtp = byAcs ? null : SmtpOptions.Read(settings),
            AcsEndpoint = byAcs ? AcsCarrier.Endpoint(settings) : null,
            From = Sender(settings),
            Timeout = settings.Seconds("TimeoutSeconds", 30),
            PerMinute = settings.Number("PerMinute", 0, 0, 1_000_000),
        };
        settings.ThrowIfFaulty();
        return options;
    }

    private static MailboxAddress Sender(ChannelSettings settings)
    {
        if (Mailbox.TryParse(settings.Required("From"), out var from) && from is { IsInternational: false }) return from;
        if (settings.Text("From") is not null) settings.Fault("From", "must be one mail address, such as \"Deal alerts <alerts@example.org>\"");
        return new MailboxAddress("", "alerts@invalid");
    }
}
