using System.Net;
using AiInfra.Functions.Hosting.Settings;
using MailKit.Security;

namespace AiInfra.Functions.Notifications.Email.Smtp;

/// <summary>The mail server, from the settings <c>Email:*</c>.</summary>
[Setting("Email:Host", "Host of the SMTP server that sends the mail; without it and `Email:AcsEndpoint` there is no email channel")]
[Setting("Email:Port", "Port of the SMTP server; 465 where `Email:Security` is `tls`", Values = "1 to 65535", Default = "587")]
[Setting("Email:User", "Name to log in with at the SMTP server; without it there is no login")]
[Setting("Email:Password", "Password to log in with at the SMTP server", IsSecret = true)]
[Setting("Email:Security", "How the connection to the SMTP server is encrypted; a server that cannot gets no mail", Values = "none, starttls, tls", Default = "starttls")]
[Setting("Email:Connections", "Connections to the SMTP server at one time, of one instance", Values = "1 to 50", Default = "4")]
internal sealed record SmtpOptions
{
    public required string Host { get; init; }

    public required int Port { get; init; }

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary><c>none</c>, <c>starttls</c> (the default) or <c>tls</c>; a server that cannot do what is asked gets no mail.</summary>
    public required SecureSocketOptions Security { get; init; }

    /// <summary>How many connections stand at most at one time.</summary>
    public required int Connections { get; init; }

    public static SmtpOptions Read(ChannelSettings settings)
    {
        var security = Secure(settings);
        var options = new SmtpOptions
        {
            Host = settings.Text("Host") ?? "",
            Port = settings.Number("Port", security is SecureSocketOptions.SslOnConnect ? 465 : 587, 1, 65535),
            User = settings.Text("User"),
            Password = settings.Text("Password"),
            Security = security,
            Connections = settings.Number("Connections", 4, 1, 50),
        };
        if (options.Host.Length == 0) settings.Fault("Host", "or Email:AcsEndpoint is missing");
        if (options.User is null != options.Password is null) settings.Fault("Password", "and Email:User belong together");
        if (options is { Password: not null, Security: SecureSocketOptions.None } && !IsLoopback(options.Host)) settings.Fault("Security", "must be starttls or tls when there is a password");
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

    private static bool IsLoopback(string host) => host is "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
