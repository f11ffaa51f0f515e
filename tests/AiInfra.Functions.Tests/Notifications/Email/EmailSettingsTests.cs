using AiInfra.Functions.Notifications;
using AiInfra.Functions.Notifications.Email;
using MailKit.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AiInfra.Functions.Tests.Notifications.Email;

public sealed class EmailSettingsTests
{
    [Fact]
    public void Host_and_sender_are_enough()
    {
        var options = Read(("Host", "mail.example.org"), ("From", "Deal alerts <alerts@example.org>"));
        Assert.Equal((587, SecureSocketOptions.StartTls, "alerts@example.org", "Deal alerts"), (options.Smtp!.Port, options.Smtp.Security, options.From.Address, options.From.Name));
        Assert.Null(options.AcsEndpoint);
    }

    [Theory]
    [InlineData("https://deals.communication.azure.com")]
    [InlineData("https://deals.unitedstates.communication.azure.com/")]
    public void An_endpoint_and_a_sender_are_enough(string endpoint)
    {
        var options = Read(("AcsEndpoint", endpoint), ("From", "alerts@example.org"));
        Assert.Equal((new Uri(endpoint), null), (options.AcsEndpoint, options.Smtp));
    }

    [Theory]
    [InlineData("http://deals.communication.azure.com")]
    [InlineData("https://deals.communication.azure.com:8443")]
    [InlineData("https://deals.communication.azure.com/emails")]
    [InlineData("https://deals.communication.azure.com.example.org")]
    [InlineData("https://communication.azure.com@example.org")]
    [InlineData("deals.communication.azure.com")]
    public void The_token_goes_to_no_other_endpoint(string endpoint) =>
        Assert.StartsWith("Email:AcsEndpoint must be", Faults(("AcsEndpoint", endpoint), ("From", "alerts@example.org")), StringComparison.Ordinal);

    [Fact]
    public void Two_ways_or_none_are_a_fault()
    {
        Assert.Equal("Email:AcsEndpoint and Email:Host are two ways to send mail: only one can be set.", Faults(("AcsEndpoint", "https://deals.communication.azure.com"), ("Host", "mail.example.org"), ("From", "alerts@example.org")));
        Assert.Equal("Email:Host or Email:AcsEndpoint is missing.", Faults(("From", "alerts@example.org")));
    }

    [Theory]
    [InlineData("none", true)]
    [InlineData("tls", false)]
    [InlineData("starttls", false)]
    public void A_password_goes_only_over_TLS(string security, bool refused)
    {
        var faults = Faults(("Host", "mail.example.org"), ("From", "a@example.org"), ("User", "u"), ("Password", "hunter2"), ("Security", security));
        Assert.Equal(refused, faults.Contains("Email:Security", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public void A_password_may_go_to_loopback_in_the_clear(string host) =>
        Assert.Empty(Faults(("Host", host), ("From", "a@example.org"), ("User", "u"), ("Password", "hunter2"), ("Security", "none")));

    [Fact]
    public void All_faults_are_told_at_once_and_no_value()
    {
        var faults = Faults(("Port", "99999"), ("From", "a@x, b@y"), ("Security", "ssl"), ("Password", "hunter2"), ("TimeoutSeconds", "NaN"), ("Connections", "0"), ("PerMinute", "-1"));
        Assert.All(["Host", "Port", "From", "Security", "Password", "TimeoutSeconds", "Connections", "PerMinute"], key => Assert.Contains($"Email:{key} ", faults, StringComparison.Ordinal));
        Assert.DoesNotContain("hunter2", faults, StringComparison.Ordinal);
    }

    [Fact]
    public void The_options_do_not_print_the_password() =>
        Assert.DoesNotContain("hunter2", Read(("Host", "h"), ("From", "a@example.org"), ("User", "u"), ("Password", "hunter2")).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData()]
    [InlineData("Host=", "From= ", "AcsEndpoint=")]
    [InlineData("Host=", "Connections=4", "PerMinute=30", "Security=starttls", "Port=587", "TimeoutSeconds=30")]
    public void Where_nothing_says_how_mail_is_sent_or_from_whom_there_is_no_email_channel(params string[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => s.Split('=')).Select(s => KeyValuePair.Create($"Email:{s[0]}", (string?)s[1]))).Build();
        Assert.DoesNotContain(new ServiceCollection().AddEmailChannel(configuration), service => service.ServiceType == typeof(IChannel));
    }

    private static string Faults(params (string Key, string Value)[] settings)
    {
        try
        {
            Read(settings);
            return "";
        }
        catch (InvalidOperationException e)
        {
            return e.Message;
        }
    }

    private static EmailOptions Read(params (string Key, string Value)[] settings) => EmailOptions.Read(new ChannelSettings(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"Email:{s.Key}", (string?)s.Value))).Build(), "Email"));
}
