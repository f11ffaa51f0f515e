using System.IO.Compression;
using System.Text;
using AiInfra.Functions.Rates;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Tests.LocalHost;
using AiInfra.Functions.Tests.Notifications;
using AiInfra.Functions.Tests.Storage;
using AiInfra.Rates;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Tests.Rates;

/// <summary>The timer against a real receiver and a real table, which each test has for itself.</summary>
public sealed class RefreshExchangeRatesTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Csv = "Date,USD,JPY,\n2010-05-03,1.3238,N/A,\n2009-12-31,1.4406,133.16,\n";

    private readonly OwnTables _tables = new(azurite);
    private readonly HttpReceiver _source = new("x-none");
    private readonly CapturedLogs _logs = new();
    private AppParts _app = null!;

    public async ValueTask InitializeAsync()
    {
        await _tables.InitializeAsync();
        await _source.StartAsync();
        _app = new(_tables.Tables);
    }

    public async ValueTask DisposeAsync()
    {
        _logs.Dispose();
        await _source.DisposeAsync();
        await _tables.DisposeAsync();
    }

    [Fact]
    public async Task The_ecbs_csv_is_taken()
    {
        Serve(Encoding.UTF8.GetBytes(Csv));
        await RefreshAsync();
        Assert.Equal(new Rate(1.3238m, new(2010, 5, 3)), (await StoredAsync()).UsdFor("EUR", new(2010, 5, 4)));
    }

    [Fact]
    public async Task A_zip_archive_of_it_is_taken_alike()
    {
        Serve(Zip(("eurofxref-hist.csv", Encoding.UTF8.GetBytes(Csv))));
        await RefreshAsync();
        Assert.Equal(Read(Csv), await StoredAsync());
    }

    [Fact]
    public async Task What_fails_leaves_the_old_rates_and_a_warning_without_the_address_and_the_next_round_succeeds()
    {
        Serve(Encoding.UTF8.GetBytes(Csv));
        await RefreshAsync();
        byte[] tooLarge = new byte[RatesFile.MaxBytes + 1];
        (string Reason, Func<HttpResponse, Task> Respond)[] failures =
        [
            ("the answer is 500", response => Task.FromResult(response.StatusCode = 500)),
            ("the answer is 302", Redirect),
            ("cannot be read: it is empty", Body([])),
            ("cannot be read: it is a web page", Body("<!doctype html><title>Maintenance</title>"u8.ToArray())),
            ("cannot be read: line 1", Body("garbage\0"u8.ToArray())),
            ("cannot be read: line 3", Body(Encoding.UTF8.GetBytes(Csv[..^20]))),
            ("more than 20971520 bytes", Body(tooLarge)),
            ("more than 20971520 bytes", response => response.Body.WriteAsync(tooLarge).AsTask()), // chunked: without a length
            ("holds more than 20971520 bytes", Body(Zip(("bomb.csv", tooLarge)))),
            ("one CSV file is expected", Body(Zip(("a.csv", []), ("b.csv", [])))),
            ("one CSV file is expected", Body(Zip(("a.txt", [])))),
            ("broken zip archive", Body(Zip(("a.csv", Encoding.UTF8.GetBytes(Csv)))[..^30])),
        ];
        foreach (var (reason, respond) in failures)
        {
            _source.Respond = respond;
            await RefreshAsync();
            var warning = _logs.Lines.Last();
            Assert.Contains(reason, warning, StringComparison.Ordinal);
            Assert.DoesNotContain(_source.Url, warning, StringComparison.Ordinal);
            Assert.Equal(Read(Csv), await StoredAsync());
        }

        Assert.DoesNotContain(_source.Requests, r => r.Path == "/elsewhere");
        Serve("Date,USD,\n2010-05-04,1.32,\n"u8.ToArray());
        await RefreshAsync();
        Assert.Equal(1.32m, (await StoredAsync()).UsdFor("EUR", new(2010, 5, 4))!.UsdPerUnit);
    }

    [Fact]
    public async Task A_source_that_never_answers_or_never_ends_is_given_up()
    {
        foreach (var start in new byte[][] { [], "Date,"u8.ToArray() })
        {
            _source.Respond = async response =>
            {
                if (start.Length > 0) await response.Body.WriteAsync(start);
                await new TaskCompletionSource().Task.WaitAsync(response.HttpContext.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            };
            await RefreshAsync(TimeSpan.FromMilliseconds(300));
            Assert.Contains("no whole answer within 0.3 s", _logs.Lines.Last(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_source_that_is_not_public_is_not_called()
    {
        await _app.RefreshRatesAsync(new(_source.Url, TimeSpan.FromSeconds(30), AllowLoopback: false), _logs);
        Assert.Contains("the host has no public address", _logs.Lines.Last(), StringComparison.Ordinal);
        Assert.Empty(_source.Requests);
    }

    [Fact]
    public async Task Without_a_source_nothing_is_fetched_and_nothing_is_wrong()
    {
        await _app.RefreshRatesAsync(new(null, TimeSpan.FromSeconds(30), AllowLoopback: true), _logs);
        Assert.Empty(_logs.Lines);
        Assert.Empty((await StoredAsync()).Dates);
    }

    [Fact]
    public async Task Many_at_once_end_as_one()
    {
        Serve(Encoding.UTF8.GetBytes(Csv));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => RefreshAsync())));
        Assert.Equal(Read(Csv), await StoredAsync());
    }

    private static ExchangeRates Read(string csv) => Assert.IsType<EcbReading.Ok>(EcbHistory.Read(csv)).Rates;

    private static Func<HttpResponse, Task> Body(byte[] bytes) => response =>
    {
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes).AsTask();
    };

    private static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private Task Redirect(HttpResponse response)
    {
        response.Redirect($"{_source.Url}/elsewhere");
        return Task.CompletedTask;
    }

    private void Serve(byte[] bytes) => _source.Respond = Body(bytes);

    private Task RefreshAsync(TimeSpan? timeout = null) => _app.RefreshRatesAsync(new(_source.Url, timeout ?? TimeSpan.FromSeconds(30), AllowLoopback: true), _logs);

    private async Task<ExchangeRates> StoredAsync() => (await _app.Rates.ReadAsync(StoredRates.None, CancellationToken.None)).Rates;
}
