using System.Text;
using AiInfra.Functions.Importing.Files;
using AiInfra.Functions.Importing.Stored;

namespace AiInfra.Functions.Tests.Importing;

public sealed class FileRowsTests
{
    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    public async Task A_sheet_is_read_whatever_separates_its_cells(string separator)
    {
        var (rows, fault) = await CsvAsync($"kind,\"buyer\",title\nlease,\"A,B;C\tD\",\"say \"\"x\"\"\"\n".Replace("kind,\"buyer\",", $"kind{separator}\"buyer\"{separator}", StringComparison.Ordinal)
            .Replace("lease,\"A,B;C\tD\",", $"lease{separator}\"A,B;C\tD\"{separator}", StringComparison.Ordinal));

        Assert.Null(fault);
        Assert.Equal(["lease", "A,B;C\tD", "say \"x\""], Assert.Single(rows).Cells!.Value);
    }

    [Fact]
    public async Task A_byte_order_mark_blank_rows_and_line_breaks_in_quotes_are_accepted_and_lines_are_those_of_the_file()
    {
        var (rows, fault) = await CsvAsync("\uFEFFkind,summary\r\n\r\nlease,\"two\r\nlines\"\r\n,\r\ndebt, \"after a space\" \r\nequity");

        Assert.Null(fault);
        Assert.Equal([3, 6, 7], rows.Select(r => r.Line));
        Assert.Equal(["lease|two\r\nlines", "debt|after a space", "equity"], rows.Select(r => string.Join('|', r.Cells!.Value)));
    }

    [Fact]
    public async Task Rows_that_cannot_be_taken_for_what_they_say_are_refused_by_themselves()
    {
        var (rows, fault) = await ReadAsync(
            FileFormat.Csv,
            [.. "kind,title\nlease,a\"b\n"u8, .. "lease,"u8, 0xFF, 0xC3, 0x28, .. "\nlease,fine\nlease,x,moved\nlease,nul\0\n"u8]);

        Assert.Null(fault);
        Assert.Contains("quotation mark", rows[0].Refused, StringComparison.Ordinal);
        Assert.Contains("UTF-8", rows[1].Refused, StringComparison.Ordinal);
        Assert.Equal(["lease", "fine"], rows[2].Cells!.Value);
        Assert.Contains("column 3", rows[3].Refused, StringComparison.Ordinal);
        Assert.Equal("nul\0", rows[4].Cells!.Value[1]);
    }

    [Theory]
    [InlineData("kind,title\nlease,\"never closed\nlease,b\n", "line 2")]
    [InlineData("kind,tittle\nlease,x\n", "nearest is title")]
    [InlineData("", "empty")]
    [InlineData("kind,kind\nlease,debt\n", "kind stands there 2 times")]
    public async Task A_file_that_cannot_be_read_says_why(string text, string why)
    {
        var (_, fault) = await CsvAsync(text);

        Assert.Contains(why, fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quotation_mark_that_swallows_the_rest_ends_the_file_long_before_the_memory_does()
    {
        var (rows, fault) = await CsvAsync("kind,title\nlease,fine\nlease,\"" + new string('x', 2_000_000));

        Assert.Single(rows);
        Assert.Contains("line 3", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_of_JSON_are_rows_and_a_bad_one_is_refused_by_itself()
    {
        var (rows, fault) = await ReadAsync(
            FileFormat.Ndjson,
            [.. "\uFEFF{\"a\":1}\r\n\n \t\n"u8, .. "{\"a\":\""u8, 0xED, 0xA0, 0x80, .. "\"}\n"u8, .. Encoding.UTF8.GetBytes(new string('x', FileRow.MaxBytes + 1)), .. "\n{\"last\":true}"u8]);

        Assert.Null(fault);
        Assert.Equal([1, 4, 5, 6], rows.Select(r => r.Line));
        Assert.Equal(["{\"a\":1}\r", null, null, "{\"last\":true}"], rows.Select(r => r.Json));
        Assert.Contains("UTF-8", rows[1].Refused, StringComparison.Ordinal);
        Assert.Contains("256 KB", rows[2].Refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_without_end_takes_no_memory()
    {
        var (rows, _) = await ReadAsync(FileFormat.Ndjson, Encoding.UTF8.GetBytes(new string('x', 5_000_000)));

        Assert.Contains("256 KB", Assert.Single(rows).Refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_over_the_limit_ends_there_and_says_so()
    {
        await using var body = new FileBody(new MemoryStream(new byte[101]), limit: 100);
        Assert.Equal(64, (await body.PeekAsync(64, CancellationToken.None)).Length);
        using var read = new MemoryStream();

        await body.CopyToAsync(read);

        Assert.True(body.IsTooLarge);
        Assert.True(read.Length <= 100);
    }

    [Fact]
    public async Task The_same_content_has_the_same_hash_however_it_was_read_and_other_content_another()
    {
        var bytes = Enumerable.Range(0, 10_000).Select(n => (byte)n).ToArray();

        Assert.Equal(await HashAsync(bytes, 0, ""), await HashAsync(bytes, 300, ""));
        Assert.NotEqual(await HashAsync(bytes, 0, ""), await HashAsync(bytes, 0, "notify"));
        Assert.NotEqual(await HashAsync(bytes, 0, ""), await HashAsync(bytes[1..], 0, ""));
    }

    private static async Task<string> HashAsync(byte[] bytes, int peeked, string beside)
    {
        await using var body = new FileBody(new MemoryStream(bytes), 20_000);
        foreach (var part in new[] { peeked / 2, peeked, peeked / 3 }) Assert.True((await body.PeekAsync(part, CancellationToken.None)).Span.StartsWith(bytes.AsSpan(0, part)));
        using var read = new MemoryStream();
        await body.CopyToAsync(read, 77);
        Assert.Equal(bytes, read.ToArray());
        return body.Hash(Encoding.UTF8.GetBytes(beside));
    }

    private static Task<(List<FileRow> Rows, string? Fault)> CsvAsync(string text) => ReadAsync(FileFormat.Csv, Encoding.UTF8.GetBytes(text));

    private static async Task<(List<FileRow> Rows, string? Fault)> ReadAsync(FileFormat format, byte[] bytes)
    {
        await using var body = new FileBody(new MemoryStream(bytes), 20_000_000);
        var rows = FileRows.Of(body, format);
        List<FileRow> all = [];
        await foreach (var row in rows.ReadAsync(CancellationToken.None)) all.Add(row);
        return (all, rows.Fault);
    }
}
