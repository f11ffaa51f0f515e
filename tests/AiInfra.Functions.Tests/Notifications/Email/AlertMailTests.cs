using AiInfra.Alerts;
using AiInfra.Functions.Notifications.Email;
using AiInfra.Tests;
using MimeKit;

namespace AiInfra.Functions.Tests.Notifications.Email;

public sealed class AlertMailTests
{
    private static readonly DateTimeOffset Now = new(2025, 9, 10, 14, 30, 5, TimeSpan.Zero);

    [Fact]
    public void The_text_looks_as_approved() => Snapshot.Matches("Snapshots/mail.txt", AlertMailText.Of(SampleNotifications.OracleOpenAi()));

    [Fact]
    public void The_html_looks_as_approved() => Snapshot.Matches("Snapshots/mail.html", AlertMailHtml.Of(SampleNotifications.OracleOpenAi()));

    [Fact]
    public void The_text_of_a_hostile_deal_looks_as_approved() => Snapshot.Matches("Snapshots/mail-hostile.txt", AlertMailText.Of(SampleNotifications.Hostile()));

    [Fact]
    public void The_html_of_a_hostile_deal_looks_as_approved() => Snapshot.Matches("Snapshots/mail-hostile.html", AlertMailHtml.Of(SampleNotifications.Hostile()));

    [Fact]
    public void The_text_of_a_correction_looks_as_approved() => Snapshot.Matches("Snapshots/mail-correction.txt", AlertMailText.Of(SampleNotifications.Correction()));

    [Fact]
    public void The_html_of_a_correction_looks_as_approved() => Snapshot.Matches("Snapshots/mail-correction.html", AlertMailHtml.Of(SampleNotifications.Correction()));

    [Fact]
    public async Task A_mail_on_the_wire_has_the_headers_of_an_automatic_list_mail()
    {
        var mail = await OverTheWireAsync(SampleNotifications.OracleOpenAi());
        Assert.Equal("OpenAI – Oracle: $300 billion (cloud contract, definitive)", mail.Subject);
        Assert.Equal($"{SampleNotifications.DeliveryId}@deals.example.org", mail.MessageId);
        Assert.Equal("AI infrastructure deal alerts <deal-alerts.deals.example.org>", mail.Headers[HeaderId.ListId]);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Equal(Now, mail.Date);
        Assert.Equal(["text/plain", "text/html"], Assert.IsType<MultipartAlternative>(mail.Body).Select(p => p.ContentType.MimeType));
    }

    [Fact]
    public async Task A_correction_stands_in_the_thread_of_the_mail_it_corrects()
    {
        var mail = await OverTheWireAsync(SampleNotifications.Correction() with { Corrects = "dlv-first" });
        Assert.Equal("dlv-first@deals.example.org", mail.InReplyTo);
        Assert.Equal(["dlv-first@deals.example.org"], mail.References);
    }

    [Fact]
    public async Task A_hostile_deal_adds_no_header_no_recipient_and_no_part()
    {
        var usual = await OverTheWireAsync(SampleNotifications.OracleOpenAi());
        var mail = await OverTheWireAsync(SampleNotifications.Hostile());
        Assert.Equal(usual.Headers.Select(h => h.Field), mail.Headers.Select(h => h.Field));
        Assert.Equal("analyst@example.org", Assert.Single(mail.GetRecipients()).Address);
        Assert.Equal(2, Assert.IsType<MultipartAlternative>(mail.Body).Count);
        Assert.DoesNotContain($"{mail.Subject}", c => char.IsControl(c));
    }


    [Fact]
    public void Every_line_of_text_fits_76_columns_unless_one_word_or_URL_is_longer() =>
        Assert.All(AlertMailText.Of(SampleNotifications.Hostile()).Split('\n'), line => Assert.True(line.Length <= 76 || line.Split(' ').Max(word => word.Length) > 58, line));

    [Theory]
    [InlineData("<script")]
    [InlineData("<img")]
    [InlineData("onerror=alert(1)>")]
    [InlineData("href=\"javascript")]
    [InlineData("href=\"file")]
    [InlineData("@evil.example/\"")]
    [InlineData("\u202E")]
    public void Nothing_hostile_is_live_in_the_html(string markup) =>
        Assert.DoesNotContain(markup, AlertMailHtml.Of(SampleNotifications.Hostile()), StringComparison.OrdinalIgnoreCase);

    private static async Task<MimeMessage> OverTheWireAsync(Alert notification)
    {
        using var message = AlertMail.Of(notification, new("Deal alerts", "alerts@deals.example.org"), new("", "analyst@example.org"), Now);
        using var stream = new MemoryStream();
        await message.WriteToAsync(stream);
        stream.Position = 0;
        return await MimeMessage.LoadAsync(stream);
    }
}
