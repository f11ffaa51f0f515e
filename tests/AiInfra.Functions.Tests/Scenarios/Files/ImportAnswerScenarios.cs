using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AiInfra.Functions.Importing.Files;
using AiInfra.Functions.Tests.LocalHost;

namespace AiInfra.Functions.Tests.Scenarios.Files;

/// <summary>What a sender of a file is answered, and what the program that sends files says.</summary>
public abstract class ImportAnswerScenarios(LocalSystem system)
{
    [Fact]
    public async Task A_file_is_accepted_followed_by_its_location_and_known_when_it_is_sent_again()
    {
        var sheet = Sheet(3, "lease,,,\n");
        using var first = await SendAsync(sheet);
        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        var path = first.Headers.Location!.ToString();
        await Eventually.IsTrueAsync(async () => (await system.GetAsync(path)).GetProperty("state").GetString() == "done", "the import is done");

        using var second = await SendAsync(sheet);

        Assert.Equal((HttpStatusCode.OK, path), (second.StatusCode, second.Headers.Location!.ToString()));
        var told = await system.GetAsync(path);
        Assert.Equal([4, 4, 3, 0, 0, 1, 0], new[] { "rows", "done", "accepted", "known", "merged", "refused", "failed" }.Select(name => told.GetProperty(name).GetInt32()));
        var refused = Assert.Single((await system.GetAsync(path + "/rows?only=refused")).GetProperty("results").EnumerateArray());
        Assert.Equal((5, "amount"), (refused.GetProperty("line").GetInt32(), refused.GetProperty("errors")[0].GetProperty("column").GetString()));
        var stored = (await system.GetAsync(path + "/rows?only=accepted")).GetProperty("results")[0].GetProperty("dealId").GetString();
        Assert.Equal("import", (await system.GetAsync($"api/deals/{stored}/revisions")).GetProperty("revisions")[0].GetProperty("by").GetString());
    }

    [Fact]
    public async Task A_dry_run_names_the_rows_that_would_be_refused_and_stores_nothing()
    {
        using var answer = await SendAsync(Sheet(2, "lease,,,\n"), query: "?dryRun=true");

        var read = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((HttpStatusCode.OK, 3, 1, 4), (answer.StatusCode, read.GetProperty("rows").GetInt32(), read.GetProperty("refused").GetInt32(), read.GetProperty("results")[0].GetProperty("line").GetInt32()));
        Assert.Null(answer.Headers.Location);
    }

    [Theory]
    [InlineData("text/csv", "kind,byer\n", HttpStatusCode.BadRequest, "nearest is buyer")]
    [InlineData("text/csv", "kind\nlease\n\"never closed\n", HttpStatusCode.BadRequest, "line 3")]
    [InlineData("text/csv", "", HttpStatusCode.BadRequest, "empty")]
    [InlineData("application/x-ndjson", "\n\n", HttpStatusCode.BadRequest, "no row")]
    [InlineData("application/json", "{}", HttpStatusCode.UnsupportedMediaType, "text/csv")]
    [InlineData("text/csv; charset=windows-1252", "kind\nlease\n", HttpStatusCode.UnsupportedMediaType, "UTF-8")]
    public async Task A_file_that_cannot_be_read_is_refused_with_the_reason(string type, string text, HttpStatusCode status, string detail)
    {
        using var answer = await SendAsync(Encoding.UTF8.GetBytes(text), type);

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(detail, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_UTF16_is_refused_by_name()
    {
        using var answer = await SendAsync([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("kind\nlease\n")]);

        Assert.Contains("UTF-16", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_over_20_MB_is_too_large_whether_it_says_so_or_not(bool saysSo)
    {
        var content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes("{}\n" + new string('\n', Staging.MaxBytes))));
        content.Headers.ContentType = new("application/x-ndjson");
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/deals/import") { Content = content };
        request.Headers.TransferEncodingChunked = !saysSo;
        if (!saysSo) content.Headers.ContentLength = null;

        using var answer = await system.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task The_program_says_what_became_of_the_rows_and_ends_in_failure_when_some_were_refused()
    {
        var (file, refused) = (system.PathOf("deals.csv"), system.PathOf("refused.ndjson"));
        await File.WriteAllBytesAsync(file, Sheet(2, "lease,,,\n"));

        await using var run = Program(file, "--refused", refused);
        await run.Exited.WaitAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("rows 3, accepted 2, known 0, merged 0, refused 1, failed 0", run.Output);
        Assert.Contains(run.Output, line => line.StartsWith("line 4: amount is missing", StringComparison.Ordinal));
        Assert.Equal(4, JsonDocument.Parse(Assert.Single(await File.ReadAllLinesAsync(refused))).RootElement.GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task The_program_ends_in_success_when_every_row_was_taken_and_in_failure_when_the_file_is_refused()
    {
        var (good, bad) = (system.PathOf("good.csv"), system.PathOf("bad.csv"));
        await File.WriteAllBytesAsync(good, Sheet(2));
        await File.WriteAllTextAsync(bad, "nothing like it\n");

        await using var taken = Program(good);
        await using var refused = Program(bad);
        await Task.WhenAll(taken.Exited, refused.Exited).WaitAsync(TimeSpan.FromMinutes(2));

        Assert.Equal((0, 1), (taken.ExitCode, refused.ExitCode));
        Assert.Contains(refused.Output, line => line.Contains("is no column", StringComparison.Ordinal));
    }

    private static byte[] Sheet(int rows, string more = "")
    {
        var buyer = Given.NewId("buyer");
        return Encoding.UTF8.GetBytes($"kind,buyer,amount,title\n{string.Concat(Enumerable.Range(1, rows).Select(n => FormattableString.Invariant($"lease,{buyer} {n},${n} billion,\n")))}{more}");
    }

    private LocalHostProcess Program(string file, params string[] more) => LocalHostProcess.Launch(["import", file, "--to", system.Client.BaseAddress!.AbsoluteUri, .. more], new Dictionary<string, string>());

    private Task<HttpResponseMessage> SendAsync(byte[] file, string type = "text/csv", string query = "") =>
        system.Client.PostAsync("api/deals/import" + query, new ByteArrayContent(file) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } });
}

public sealed class ImportAnswersInOneProcess(OneProcess system) : ImportAnswerScenarios(system), IClassFixture<OneProcess>;

public sealed class ImportAnswersInTwoProcesses(TwoProcesses system) : ImportAnswerScenarios(system), IClassFixture<TwoProcesses>;
