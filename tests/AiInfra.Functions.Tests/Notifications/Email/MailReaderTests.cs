using System.Text.Json;

namespace AiInfra.Functions.Tests.Notifications.Email;

/// <summary>What others make of our mails.</summary>
public sealed class MailReaderTests(MailReader reader) : IClassFixture<MailReader>
{
    public static TheoryData<string> Names => [.. SampleMails.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_independent_parser_reads_what_was_written_and_a_validator_finds_no_fault_in_the_html(string name)
    {
        var read = await reader.ReadSampleAsync(name);
        Assert.Equal(SampleMails.Text(SampleMails.All[name]), Text(read, "text").ReplaceLineEndings("\n"));
        Assert.Equal(SampleMails.Html(SampleMails.All[name]), Text(read, "html").ReplaceLineEndings("\n"));
        Assert.Equal("<dlv-7f3a9c21@deals.example.org>", Text(read, "messageId"));
        Assert.Equal(["analyst@example.org"], read.GetProperty("to").EnumerateArray().Select(a => a.GetString()));
        Assert.Equal(0, read.GetProperty("attachments").GetInt32());
        Assert.Empty(read.GetProperty("faults").EnumerateArray().Select(f => f.GetString()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_independent_parser_finds_both_unsubscribe_headers_and_the_list(string name)
    {
        var read = await reader.ReadSampleAsync(name);
        Assert.Equal("<https://deals.example.org/s/unsubscribe/token>", Text(read.GetProperty("headers"), "list-unsubscribe"));
        Assert.Equal("List-Unsubscribe=One-Click", Text(read.GetProperty("headers"), "list-unsubscribe-post"));
        Assert.Equal("https://deals.example.org/s/unsubscribe/token", Text(read.GetProperty("list").GetProperty("unsubscribe"), "url"));
        Assert.Equal("deal-alerts.deals.example.org", Text(read.GetProperty("list").GetProperty("id"), "id"));
    }

    [Fact]
    public async Task An_independent_parser_reads_the_French_subject()
    {
        var read = await reader.ReadSampleAsync("mail-fr");
        Assert.Equal("OpenAI – Oracle\u00A0: 300\u00A0milliards\u00A0de dollars (contrat de cloud, accord définitif)", Text(read, "subject"));
    }

    [Fact]
    public async Task The_validator_sees_a_fault_where_there_is_one()
    {
        var read = await reader.ReadAsync("From: a@example.org\nTo: b@example.org\nSubject: x\nContent-Type: text/html\n\n<!DOCTYPE html><html><body><p>never closed</div></body></html>");
        Assert.NotEmpty(read.GetProperty("faults").EnumerateArray());
    }

    [Theory]
    [InlineData("mail", false)]
    [InlineData("mail", true)]
    [InlineData("mail-hostile-fr", false)]
    [InlineData("summary", false)]
    [InlineData("summary", true)]
    [InlineData("notice-confirm-fr", false)]
    [InlineData("notice-channel-disabled-fr", true)]
    public async Task Axe_finds_nothing_that_keeps_a_reader_out(string name, bool dark)
    {
        var found = await reader.CheckAccessAsync(SampleMails.Html(SampleMails.All[name]), dark);
        Assert.Empty(found.GetProperty("faults").EnumerateArray().Select(f => f.GetString()));
        Assert.Equal(dark, found.GetProperty("dark").GetBoolean());
        Assert.Contains("color-contrast", found.GetProperty("passes").EnumerateArray().Select(p => p.GetString()));
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
