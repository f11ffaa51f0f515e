using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using AiInfra.Functions.Tests.LocalHost;
using CsvHelper;

namespace AiInfra.Functions.Tests.Scenarios.Files;

/// <summary>Rows nobody sends in good faith: stored or refused clearly, and harmless wherever they are shown.</summary>
public sealed class HostileRowScenarios(OneProcess system) : IClassFixture<OneProcess>
{
    private const string Bidi = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2069";

    /// <summary>Titles that are stored, each of a deal over the bound.</summary>
    private static readonly string[] Stored =
    [
        "=cmd|'/c calc'!A1", "+1+1", "-2+3", "@SUM(A1)", "'=already guarded", "<script>alert(1)</script>", "</title><img src=x onerror=alert(1)>", "[link](javascript:alert(1)) **bold**",
        "😀👩‍👩‍👧‍👦 deal", "safe\u202Ereversed\u2066x", "עסקה גדולה", "a & b \"c\" ]]> d", "%0d%0aBcc: victim@example.com", "{{7*7}} ${x} <% y %>",
    ];

    /// <summary>Lines of JSON that are refused, and what the refusal names.</summary>
    private static readonly (byte[] Line, string Pointer, string Detail)[] Refused =
    [
        (Title("\\ud800"), "#/title", "surrogate"),
        (Title("nul\\u0000"), "#/title", "control characters"),
        (Title("bell\\u0007"), "#/title", "control characters"),
        (Title("line\\nbreak"), "#/title", "control characters"),
        (Title(new string('x', 300)), "#/title", "300 characters long"),
        (Title("\\uffff"), "#/title", "no character"),
        ("{\"\\ud800\":1}"u8.ToArray(), "#", "well-formed JSON"),
        ([.. "{\"title\":\""u8, 0xC3, 0x28, .. "\"}"u8], "#", "UTF-8"),
        ("{\"title\":\"a\",\"title\":\"b\"}"u8.ToArray(), "#", "duplicate"),
        ("not json"u8.ToArray(), "#", "well-formed JSON"),
        ("[1,2]"u8.ToArray(), "#", "one JSON object"),
        (Deal("\"parties\":[{\"name\":\"" + new string('n', 300) + "\",\"role\":\"buyer\"}]"), "#/parties/0/name", "300 characters long"),
    ];

    [Fact]
    public async Task They_are_stored_or_refused_and_harmless_in_mail_card_sheet_and_feed()
    {
        await system.SubscribeAsync("email", "hostile@example.com");
        await system.SubscribeAsync("teams", $"{system.Teams.Url}/hostile");
        var lines = Stored.Select((title, n) => Deal($"\"title\":{JsonSerializer.Serialize(title)},\"parties\":[{{\"name\":\"Hostile {n} {JsonEncodedText.Encode(title)}\",\"role\":\"buyer\"}}]"));
        var results = await ImportAsync("application/x-ndjson", [.. lines.Concat(Refused.Select(r => r.Line)).SelectMany(line => line.Append((byte)'\n'))], "?notify=all");

        Assert.All(results.Take(Stored.Length), r => Assert.Equal("accepted", r.GetProperty("status").GetString()));
        Assert.All(results.Skip(Stored.Length).Zip(Refused), pair => AssertRefused(pair.First, pair.Second.Pointer, pair.Second.Detail));
        await Eventually.IsTrueAsync(async () => system.Mail.Messages.Count >= Stored.Length && system.Teams.Requests.Count >= Stored.Length && await system.QuietAsync(), "everyone was told", 60);
        MailsAreHarmless();
        CardsAreHarmless();
        await SheetIsHarmlessAndCanBeImportedAgainAsync();
        await FeedsAreHarmlessAsync();
    }

    [Fact]
    public async Task Cells_are_refused_by_their_column()
    {
        byte[] sheet = [.. "kind,title,buyer,amount\nlease,nul\0here,A,$1 billion\nlease,"u8, 0xFF, .. ",A,$1 billion\nlease,"u8, .. Encoding.UTF8.GetBytes(new string('x', 300)), .. ",A,much\n"u8];

        var results = await ImportAsync("text/csv", sheet);

        AssertRefused(results[0], "#/title", "control characters");
        AssertRefused(results[1], "#", "UTF-8");
        Assert.Equal(["amount", "title"], results[2].GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("column").GetString()).Order(StringComparer.Ordinal));
    }

    private void MailsAreHarmless()
    {
        Assert.All(system.Mail.Messages, mail =>
        {
            Assert.Equal("hostile@example.com", Assert.Single(mail.To.Mailboxes).Address);
            Assert.Empty(mail.Bcc);
            AssertPlain(mail.Subject + mail.TextBody + mail.HtmlBody);
            Assert.DoesNotContain("<script", mail.HtmlBody, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img src=x", mail.HtmlBody, StringComparison.OrdinalIgnoreCase);
        });
    }

    private void CardsAreHarmless() => Assert.All(system.Teams.Requests, request =>
    {
        using var card = JsonDocument.Parse(request.Body);
        var text = card.RootElement.GetProperty("attachments")[0].GetProperty("content").ToString();
        AssertPlain(Encoding.UTF8.GetString(request.Body));
        Assert.DoesNotContain("[link](javascript", text, StringComparison.Ordinal);
    });

    private async Task SheetIsHarmlessAndCanBeImportedAgainAsync()
    {
        using var answer = await system.Client.GetAsync("api/deals.csv");
        Assert.Equal(("text/csv", "utf-8", "attachment"), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentType?.CharSet, answer.Content.Headers.ContentDisposition?.DispositionType));
        var sheet = await answer.Content.ReadAsByteArrayAsync();
        await using (var csv = CsvReader.Create(sheet, CsvReaderOptions.Default))
        {
            var titles = new List<string>();
            while (await csv.ReadAsync(CancellationToken.None))
            {
                Assert.All(Enumerable.Range(0, csv.FieldCount).Select(csv.GetString), cell => Assert.False(cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal), cell));
                titles.Add(csv.GetString("title"));
            }

            Assert.Contains("'=cmd|'/c calc'!A1", titles);
            Assert.Contains("''=already guarded", titles);
        }

        var again = await ImportAsync("text/csv", sheet);
        Assert.All(again, r => Assert.Contains(r.GetProperty("status").GetString(), new[] { "known", "merged" }));
    }

    private async Task FeedsAreHarmlessAsync()
    {
        await Eventually.IsTrueAsync(async () => (await system.GetAsync("api/feed.json?limit=50")).GetProperty("items").GetArrayLength() >= Stored.Length, "the feed shows them");
        AssertPlain((await system.GetAsync("api/feed.json")).ToString());
        foreach (var path in new[] { "api/feed.atom", "api/feed.rss" })
        {
            var feed = XDocument.Parse(await system.Client.GetStringAsync(path));
            AssertPlain(feed.ToString());
            Assert.DoesNotContain(feed.Descendants(), e => e.Name.LocalName is "script" or "img");
        }
    }

    /// <summary>No control characters but line breaks and tabs, nothing that turns the direction of what stands beside it.</summary>
    private static void AssertPlain(string text)
    {
        Assert.DoesNotContain(text, c => char.IsControl(c) && c is not ('\r' or '\n' or '\t'));
        Assert.DoesNotContain(text.Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal), c => Bidi.Contains(c, StringComparison.Ordinal));
    }

    private static void AssertRefused(JsonElement row, string pointer, string detail)
    {
        Assert.Equal("refused", row.GetProperty("status").GetString());
        Assert.Contains(row.GetProperty("errors").EnumerateArray(), e => e.GetProperty("pointer").GetString() == pointer && e.GetProperty("detail").GetString()!.Contains(detail, StringComparison.Ordinal));
    }

    private static byte[] Title(string escaped) => Deal($"\"title\":\"{escaped}\",\"parties\":[{{\"name\":\"Refused\",\"role\":\"buyer\"}}]");

    private static byte[] Deal(string members) => Encoding.UTF8.GetBytes($$"""{"kind":"lease","bindingness":"definitive","amount":"$20 billion",{{members}}}""");

    private async Task<List<JsonElement>> ImportAsync(string type, byte[] file, string query = "")
    {
        using var answer = await system.Client.PostAsync("api/deals/import" + query, new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue(type) } });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var path = answer.Headers.Location!.ToString();
        await Eventually.IsTrueAsync(async () => (await system.GetAsync(path)).GetProperty("state").GetString() == "done", "the import is done", 60);
        return [.. (await system.GetAsync(path + "/rows")).GetProperty("results").EnumerateArray()];
    }
}
