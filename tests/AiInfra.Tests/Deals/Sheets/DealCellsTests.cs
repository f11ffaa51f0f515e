using System.Text.Json;
using AiInfra.Deals;
using AiInfra.Deals.Sheets;
using AiInfra.Deals.Submissions;
using AiInfra.Json;
using CsCheck;

namespace AiInfra.Tests.Deals.Sheets;

public sealed class DealCellsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly SheetHeader Header = Assert.IsType<HeaderReading.Ok>(SheetHeader.Read(DealCells.Header)).Header;

    [Fact]
    public void Every_cell_has_its_column() => Assert.Equal(DealCells.Header.Length, DealCells.Of(Read(Hostile)).Count());

    [Fact]
    public void The_demo_deals_come_back_as_they_were_written()
    {
        using var demo = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "deals.json")));
        Assert.All(demo.RootElement.EnumerateArray(), deal => AssertComesBack(deal.GetRawText()));
    }

    [Fact]
    public void Text_like_a_formula_comes_back_and_never_begins_like_one()
    {
        AssertComesBack(Hostile);
        Assert.All(DealCells.Of(Read(Hostile)), cell => Assert.False(cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal), cell));
    }

    [Fact]
    public void An_amount_with_two_readings_keeps_them()
    {
        const string ambiguous = """{"kind":"debt","amount":"500 Bn $ de dollars levés auprès de banques","parties":[{"name":"OpenAI","role":"investee"}]}""";
        Assert.NotNull(Read(ambiguous).Amount.OtherReading);
        AssertComesBack(ambiguous);
    }

    [Fact]
    public void The_guard_gives_back_what_it_was_given() => Gen.String.Sample(text => FormulaGuard.Remove(FormulaGuard.Add(text)) == text);

    private const string Hostile = """
        {"kind":"lease","title":"=cmd|'/c calc'!A1","summary":"-1\n+2","amount":{"low":"1000000","high":"2000000","currency":"EUR"},
         "parties":[{"name":"@SUM(1)","role":"owner"},{"name":"'quoted'","role":"lender","entityId":"quoted-bank"},{"name":"A|B \\ C","role":"builder"},{"name":"D1","role":"buyer"},{"name":"D2","role":"buyer"},
                    {"name":"D3","role":"buyer"},{"name":"E|F","role":"supplier"},{"name":"G","role":"supplier"}],
         "site":{"latitude":-33.9,"longitude":-70.6},"relations":[{"type":"funds","dealId":"2025-01-x-y"},{"type":"funds","dealId":"2025-01-x-z"}],
         "sources":[{"url":"https://example.org/=1","quote":"\"quoted\", with; marks\tand a tab"},{"publisher":"Two","language":"fr","publishedAt":"2025-Q3"}]}
        """;

    private static void AssertComesBack(string json)
    {
        var deal = Read(json);
        var row = SheetRow.Of(Header, [.. DealCells.Of(deal)]);
        var again = Read(row.Submission.ToJsonString());
        Assert.Equal(Text(deal), Text(again));
    }

    /// <summary>Without what the sheet does not carry: the rate that came along, and the claimed certainty and counting.</summary>
    private static string Text(Deal deal) =>
        JsonSerializer.Serialize(deal with { Amount = deal.Amount with { Usd = null }, Certainty = new(default, ""), CountsInTotals = new(false, "") }, DomainJson.Default.Deal);

    private static Deal Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var reading = SubmissionReader.Read(document.RootElement, new(Now, "test", Trust.Trusted));
        return reading is SubmissionReading.Ok ok ? ok.Deal : throw new InvalidOperationException(string.Join('\n', ((SubmissionReading.Invalid)reading).Errors));
    }
}
