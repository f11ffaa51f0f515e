using AiInfra.Alerts;
using AiInfra.Functions.Notifications.Email.Letters;
using AiInfra.Subscribers;
using AiInfra.Tests;
using MimeKit;

namespace AiInfra.Functions.Tests.Notifications.Email;

public sealed class MailTests
{
    public static TheoryData<string> Names => [.. SampleMails.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_text_looks_as_approved(string name) => Snapshot.Matches($"Snapshots/{name}.txt", SampleMails.Text(SampleMails.All[name]));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_html_looks_as_approved(string name) => Snapshot.Matches($"Snapshots/{name}.html", SampleMails.Html(SampleMails.All[name]));

    [Fact]
    public async Task A_mail_on_the_wire_has_the_headers_of_an_automatic_list_mail()
    {
        var mail = await SampleMails.OverTheWireAsync(SampleNotifications.OracleOpenAi());
        Assert.Equal("OpenAI – Oracle: $300 billion (cloud contract, definitive)", mail.Subject);
        Assert.Equal($"{SampleNotifications.DeliveryId}@deals.example.org", mail.MessageId);
        Assert.Equal("AI infrastructure deal alerts <deal-alerts.deals.example.org>", mail.Headers[HeaderId.ListId]);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Equal(SampleMails.Now, mail.Date);
        Assert.Equal(["text/plain", "text/html"], Assert.IsType<MultipartAlternative>(mail.Body).Select(p => p.ContentType.MimeType));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_mail_can_be_unsubscribed_from_with_one_click(string name)
    {
        var mail = await SampleMails.OverTheWireAsync(SampleMails.All[name]);
        Assert.Equal("<https://deals.example.org/s/unsubscribe/token>", mail.Headers[HeaderId.ListUnsubscribe]);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers[HeaderId.ListUnsubscribePost]);
    }

    [Fact]
    public async Task A_link_of_a_real_length_stands_whole_in_its_header()
    {
        var link = new Uri("https://deals.example.org/s/unsubscribe/" + new string('t', 400));
        var mail = await SampleMails.OverTheWireAsync(SampleNotifications.OracleOpenAi() with { Reader = new(ReaderLanguage.En, null, link) });
        Assert.Equal($"<{link}>", mail.Headers[HeaderId.ListUnsubscribe]);
    }

    [Fact]
    public async Task Without_a_link_there_is_no_header_and_no_footer_link()
    {
        var notification = SampleNotifications.OracleOpenAi() with { Reader = new(ReaderLanguage.En, null, null) };
        var mail = await SampleMails.OverTheWireAsync(notification);
        Assert.DoesNotContain(mail.Headers, h => h.Field.StartsWith("List-Unsubscribe", StringComparison.Ordinal));
        Assert.DoesNotContain("Unsubscribe", SampleMails.Text(notification), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_stands_in_the_thread_of_the_mail_it_corrects()
    {
        var mail = await SampleMails.OverTheWireAsync(SampleNotifications.Correction() with { Corrects = "dlv-first" });
        Assert.Equal("dlv-first@deals.example.org", mail.InReplyTo);
        Assert.Equal(["dlv-first@deals.example.org"], mail.References);
    }

    [Theory]
    [InlineData("mail", "mail-hostile")]
    [InlineData("mail-fr", "mail-hostile-fr")]
    [InlineData("summary", "summary-hostile")]
    public async Task A_hostile_deal_adds_no_header_no_recipient_and_no_part(string ordinary, string hostile)
    {
        var usual = await SampleMails.OverTheWireAsync(SampleMails.All[ordinary]);
        var mail = await SampleMails.OverTheWireAsync(SampleMails.All[hostile]);
        Assert.Equal(usual.Headers.Select(h => h.Field), mail.Headers.Select(h => h.Field));
        Assert.Equal("analyst@example.org", Assert.Single(mail.GetRecipients()).Address);
        Assert.Equal(2, Assert.IsType<MultipartAlternative>(mail.Body).Count);
        Assert.DoesNotContain($"{mail.Subject}", c => char.IsControl(c));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_line_of_text_fits_76_columns_unless_one_word_or_URL_is_longer(string name) =>
        Assert.All(SampleMails.Text(SampleMails.All[name]).Split('\n'), line => Assert.True(line.Length <= 76 || line.Split(' ').Max(word => word.Length) > 48, line));

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_hostile_is_live_in_the_html(string name) => Assert.All(
        ["<script", "<img", "<b>", "onerror=alert(1)>", "href=\"javascript", "href=\"file", "@evil.example/\"", "\u202E"],
        markup => Assert.DoesNotContain(markup, SampleMails.Html(SampleMails.All[name]), StringComparison.OrdinalIgnoreCase));

    [Fact]
    public async Task A_summary_names_the_first_deals_in_its_subject()
    {
        var mail = await SampleMails.OverTheWireAsync(SampleMails.Summary(SummaryKind.Daily, left: 4));
        Assert.Equal("7 deals: OpenAI – Oracle $300 billion, Nvidia – OpenAI up to $100 billion, OpenAI – Oracle up to $250 billion, …", mail.Subject);
    }

    [Fact]
    public void A_summary_of_very_many_deals_is_not_cut_off_by_mail_readers_and_says_how_many_it_leaves_out()
    {
        var many = SampleMails.Summary(SummaryKind.Weekly, left: 5) with { Alerts = [.. Enumerable.Repeat(SampleNotifications.OracleOpenAi(), 60)] };
        Assert.Contains("… and 40 more", SampleMails.Text(many), StringComparison.Ordinal);
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(SampleMails.Html(many)), 10_000, 100_000);
    }

    [Fact]
    public void Sources_beyond_twenty_are_left_to_the_record()
    {
        var usual = SampleNotifications.OracleOpenAi();
        var many = usual with { Event = usual.Event with { Deal = usual.Event.Deal with { Sources = [.. Enumerable.Repeat(usual.Event.Deal.Sources[0], 23)] } } };
        Assert.Contains("… 3 more in the record", SampleMails.Text(many), StringComparison.Ordinal);
    }

    [Fact]
    public void Both_parts_tell_the_same_in_the_same_order()
    {
        var letter = Letter.Of(SampleNotifications.OracleOpenAi());
        var (text, html) = (LetterText.Of(letter), LetterHtml.Of(letter));
        var told = letter.Parts.OfType<Part.Details>().Single().Facts.Select(f => f.Value).ToList();
        Assert.NotEmpty(told);
        Assert.All(told, value => Assert.True(text.Contains(value, StringComparison.Ordinal) && html.Contains(value, StringComparison.Ordinal), value));
    }
}
