using System.Net.Http.Json;
using System.Text.Json;
using AiInfra.LocalHost.Tools;
using MailKit.Net.Smtp;
using MimeKit;

namespace AiInfra.Functions.Tests.LocalHost.Tools;

public sealed class LocalInboxTests : IDisposable
{
    private readonly LocalToolsFixture _local = new();

    public void Dispose() => _local.Dispose();

    [Fact]
    public async Task A_mail_is_shown_with_its_html_is_kept_over_a_restart_and_cannot_be_relayed()
    {
        using var http = new HttpClient();
        await using (var tools = await StartInboxAsync())
        {
            await SendAsync(tools);
            var mail = await OnlyMailAsync(http, tools);
            Assert.Equal("Nvidia – OpenAI: up to $100 billion", mail.GetProperty("subject").GetString());
            Assert.Contains("<b>up to</b>", mail.GetProperty("html").GetString(), StringComparison.Ordinal);

            var config = await http.GetFromJsonAsync<JsonElement>(new Uri(tools.InboxUrl, "config"), TestContext.Current.CancellationToken);
            Assert.False(config.GetProperty("isOutgoingEnabled").GetBoolean());
            using var relayed = await http.PostAsync(new Uri(tools.InboxUrl, $"email/{mail.GetProperty("id").GetString()}/relay"), null, TestContext.Current.CancellationToken);
            Assert.False(relayed.IsSuccessStatusCode);
        }

        await using var again = await StartInboxAsync();
        Assert.Equal("Nvidia – OpenAI: up to $100 billion", (await OnlyMailAsync(http, again)).GetProperty("subject").GetString());
    }

    private Task<LocalTools> StartInboxAsync() => LocalTools.StartAsync(_local.Options with { StartStorage = false }, _local.Progress, TestContext.Current.CancellationToken);

    private static async Task SendAsync(LocalTools tools)
    {
        using var message = new MimeMessage { Subject = "Nvidia – OpenAI: up to $100 billion", Body = new BodyBuilder { TextBody = "up to", HtmlBody = "<p><b>up to</b></p>" }.ToMessageBody() };
        message.From.Add(MailboxAddress.Parse("alerts@example.com"));
        message.To.Add(MailboxAddress.Parse("reader@example.com"));
        using var smtp = new SmtpClient();
        await smtp.ConnectAsync("127.0.0.1", tools.SmtpPort, MailKit.Security.SecureSocketOptions.None, TestContext.Current.CancellationToken);
        await smtp.SendAsync(message, TestContext.Current.CancellationToken);
        await smtp.DisconnectAsync(quit: true, TestContext.Current.CancellationToken);
    }

    private static async Task<JsonElement> OnlyMailAsync(HttpClient http, LocalTools tools)
    {
        JsonElement[] mails = [];
        await Eventually.IsTrueAsync(async () => (mails = (await http.GetFromJsonAsync<JsonElement[]>(new Uri(tools.InboxUrl, "email")))!).Length > 0, "a mail is there", seconds: 30);
        return Assert.Single(mails);
    }
}
