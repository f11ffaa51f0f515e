using System.Net;
using AiInfra.Functions.Hosting.Settings;
using MailKit.Security;
using MimeKit;

namespace AiInfra.Functions.Notifications.Email;

/// <summary>Settings <c>Email:*</c>.</summary>
[Setting("Email:Host", "Host of the SMTP server that sends the mail; without any setting of this section there is no email channel")]
[Setting("Email:Port", "Port of the SMTP server; 465 where `Email:Security` is `tls`", Values = "1 to 65535", Default = "587")]
[Setting("Email:User", "Name to log in with at the SMTP server; without it there is no login")]
[Setting("Email:Password", "Password to log in with at the SMTP server", IsSecret = true)]
[Setting("Email:Security", "How the connection to the SMTP server is encrypted; a server that cannot gets no mail", Values = "none, starttls, tls", Default = "starttls")]
[Setting("Email:From", "Mail address of the sender; its domain is also that of the Message-IDs and the List-Id", Values = "Deal alerts <alerts@example.org>")]
[Setting("Email:TimeoutSeconds", "Seconds that one mail may take, from connecting to the last word of the provider", Values = "0.1 to 200", Default = "30")]
[Setting("Email:Connections", "Connections to the SMTP server at one time, of one instance", Values = "1 to 50", Default = "4")]
[Setting("Email:PerMinute", "Mails a minute that the provider allows, over all instances; the rest waits; 0 is no limit", Values = "0 to 1000000", Default = "0")]
internal sealed record EmailOptions
{
    public required string Host { get; init; }

    public required int Port { get; init; }

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>The sender; its domain is also that of the Message-IDs and the List-Id.</summary>
    public required MailboxAddress From { get; init; }

    /// <summary><c>none</c>, <c>starttls</c> (the default) or <c>tls</c>; a server that cannot do what is asked gets no mail.</summary>
    public required SecureSocketOptions Security { get; init; }

    /// <summary><c>TimeoutSeconds</c>: for one message, from connecting to the server's last word.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>How many connections stand at most at one time.</summary>
    public required int Connections { get; init; }

    /// <summary><c>PerMinute</c>: mails a minute over all instances together, as the provider allows; 0 for no limit.</summary>
    public int PerMinute { get; init; }

    /// <exception cref="InvalidOperationException">A setting is missing or wrong.</exception>
    public static EmailOptions Read(ChannelSettings settings)
    {
        var security = Secure(settings);
        var options = new EmailOptions
        {
            Host = settings.Required("Host"),
            Port = settings.Number("Port", security is SecureSocketOptions.SslOnConnect ? 465 : 587, 1, 65535),
            User = settings.Text("User"),
            Password = settings.Text("Password"),
            From = Sender(settings),
            Security = security,
            Timeout = settings.Seconds("TimeoutSeconds", 30),
            Connections = settings.Number("Connections", 4, 1, 50),
            PerMinute = settings.Number("PerMinute", 0, 0, 1_000_000),
        };
        if (options.User is null != options.Password is null) settings.Fault("Password", "and Email:User belong together");
        if (options is { Password: not null, Security: SecureSocketOptions.None } && !IsLoopback(options.Host)) settings.Fault("Security", "must be starttls or tls when there is a password");
        settings.ThrowIfFaulty();
        return options;
    }

    /// <summary>Without the password.</summary>
    public override string ToString() => $"{Host} ({Security})";

    private static SecureSocketOptions Secure(ChannelSettings settings)
    {
        switch (settings.Text("Security") ?? "starttls")
        {
            case "none": return SecureSocketOptions.None;
            case "starttls": return SecureSocketOptions.StartTls;
            case "tls": return SecureSocketOptions.SslOnConnect;
            default:
                settings.Fault("Security", "must be none, starttls or tls");
                return SecureSocketOptions.StartTls;
        }
    }

    private static MailboxAddress Sender(ChannelSettings settings)
    {
        if (Mailbox.TryParse(settings.Required("From"), out var from) && from is { IsInternational: false }) return from;
        if (settings.Text("From") is not null) settings.Fault("From", "must be one mail address, such as \"Deal alerts <alerts@example.org>\"");
        return new MailboxAddress("", "alerts@invalid");
    }

    private static bool IsLoopback(string host) => host is "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
