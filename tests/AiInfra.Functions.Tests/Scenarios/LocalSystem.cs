using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Tests.LocalHost;
using AiInfra.Functions.Tests.Notifications;
using AiInfra.LocalHost.Tools;
using Azure.Data.Tables;
using Azure.Storage.Queues;

namespace AiInfra.Functions.Tests.Scenarios;

/// <summary>A whole system on this machine: LocalHost as one process or as two (HTTP in one, queues and timers in the other), a real Azurite, a mail server and HTTP receivers on real sockets.</summary>
public abstract class LocalSystem(bool split) : IAsyncLifetime
{
    /// <summary>Of the whole run: a deal's id holds its month, and tests may run across the end of one.</summary>
    private static readonly string Today = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("scenario-");
    private readonly List<LocalHostProcess> _hosts = [];
    private LocalTools _tools = null!;

    public HttpClient Client { get; } = new();

    /// <summary>A client of any process that serves HTTP.</summary>
    internal virtual HttpClient AnyClient => Client;

    internal SmtpReceiver Mail { get; } = new();

    internal HttpReceiver Teams { get; } = new("x-none");

    internal HttpReceiver Webhooks { get; } = new("webhook-id");

    internal Tables Tables { get; private set; } = null!;

    /// <summary>The processes that run.</summary>
    internal IEnumerable<int> HostIds => _hosts.Select(h => h.Id);

    internal string StorageConnectionString => _tools.StorageConnectionString!;

    protected int Port { get; } = FreePort.One();

    public async ValueTask InitializeAsync()
    {
        Client.BaseAddress = new Uri($"http://127.0.0.1:{Port}/");
        var ports = FreePort.Many(3);
        _tools = await LocalTools.StartAsync(
            new() { DataFolder = _data.FullName, BlobPort = ports[0], QueuePort = ports[1], TablePort = ports[2], StartInbox = false }, TextWriter.Null, CancellationToken.None);
        Tables = new(new TableServiceClient(StorageConnectionString));
        await Teams.StartAsync();
        await Webhooks.StartAsync();
        await StartAsync();
    }

    /// <summary>Where a test may put a file of this name; gone with the system.</summary>
    internal string PathOf(string file) => Path.Combine(_data.CreateSubdirectory("files").FullName, file);

    /// <summary>Starts the processes, or starts them again.</summary>
    internal async Task StartAsync()
    {
        foreach (var part in Parts) _hosts.Add(await LocalHostProcess.StartAsync([.. Arguments, .. part], Settings));
    }

    internal async Task KillAsync()
    {
        foreach (var host in _hosts) await host.KillAsync();
        _hosts.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts) await host.DisposeAsync();
        await _tools.DisposeAsync();
        await Mail.DisposeAsync();
        await Teams.DisposeAsync();
        await Webhooks.DisposeAsync();
        Client.Dispose();
        _data.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    internal Task<HttpResponseMessage> SubmitAsync(string json, string query = "") => Client.PostAsync("api/deals" + query, new StringContent(json, Encoding.UTF8, "application/json"));

    /// <summary>Submits a deal over the bound between two parties of its own, and gives its id.</summary>
    internal async Task<string> SubmitBigDealAsync(string buyer, string amount = "$20 billion")
    {
        using var answer = await SubmitAsync(BigDeal(buyer, amount));
        Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    /// <summary>Corrects a deal as an operator does who has just read it.</summary>
    internal async Task<JsonElement> CorrectAsync(string dealId, string patch)
    {
        using var seen = await Client.GetAsync($"api/deals/{dealId}");
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"api/deals/{dealId}?why=misread") { Content = new StringContent(patch, Encoding.UTF8, "application/merge-patch+json") };
        request.Headers.IfMatch.Add(seen.Headers.ETag!);
        using var answer = await Client.SendAsync(request);
        Assert.True(answer.StatusCode is HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    internal static string BigDeal(string buyer, string amount = "$20 billion", string? announced = null) =>
        $$"""{"kind":"cloud_contract","bindingness":"definitive","announced":"{{announced ?? Today}}","parties":[{"name":"{{buyer}}","role":"buyer"},{"name":"{{buyer}} Supplier","role":"supplier"}],"amount":"{{amount}}"}""";

    /// <summary>Subscribes one channel to each event by itself, unless said otherwise; the answer holds the signing key of a new webhook.</summary>
    internal async Task<JsonElement> SubscribeAsync(string type, string address, bool eachAlone = true)
    {
        using var answer = await Client.PostAsJsonAsync("api/subscribers", new { channels = new[] { new { type, address } }, eachAlone });
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    internal async Task UnsubscribeAsync(JsonElement subscriber)
    {
        using var answer = await Client.DeleteAsync($"api/subscribers/{subscriber.GetProperty("id").GetString()}");
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Every change, oldest first, from all pages.</summary>
    internal async Task<List<JsonElement>> ChangesAsync()
    {
        List<JsonElement> changes = [];
        for (var (after, more) = ("", true); more;)
        {
            var page = await GetAsync($"api/changes?limit=200{after}");
            changes.AddRange(page.GetProperty("changes").EnumerateArray());
            (after, more) = ($"&after={page.GetProperty("next").GetString()}", page.GetProperty("more").GetBoolean());
        }

        return changes;
    }

    internal async Task<JsonElement> GetAsync(string path) => await Client.GetFromJsonAsync<JsonElement>(path);

    /// <summary>Whether no message lies anywhere, hidden ones included.</summary>
    internal async Task<bool> QuietAsync()
    {
        foreach (var queue in new[] { "imports", "deals-evaluation", "deals-views", "alerts", "deliveries" })
        {
            if ((await new QueueClient(StorageConnectionString, queue).GetPropertiesAsync()).Value.ApproximateMessagesCount > 0) return false;
        }

        return true;
    }

    /// <summary>How often a deal stands in the public feed.</summary>
    internal async Task<int> InFeedAsync(string dealId) =>
        (await GetAsync("api/feed.json")).GetProperty("items").EnumerateArray().Count(i => i.GetProperty("_aiinfra").GetProperty("deal").GetString() == dealId);

    internal Task UntilInFeedAsync(string dealId) => Eventually.IsTrueAsync(async () => await InFeedAsync(dealId) > 0, $"{dealId} is in the feed");

    private protected virtual string[] Arguments => ["--data", _data.FullName];

    /// <summary>What is said to each process.</summary>
    private protected virtual string[][] Parts => split ? [[.. At(Port), "--only", "http"], [.. At(Port), "--only", "queues"]] : [At(Port)];

    private protected static string[] At(int port) => ["--port", port.ToString(CultureInfo.InvariantCulture)];

    /// <summary>As in production but for the waiting: short locks and retries.</summary>
    private protected virtual Dictionary<string, string> Settings => new()
    {
        ["AzureWebJobsStorage"] = StorageConnectionString,
        ["Email__Host"] = "127.0.0.1",
        ["Email__Port"] = Mail.Port.ToString(CultureInfo.InvariantCulture),
        ["LocalBus__LockSeconds"] = "2",
        ["Delivery__LeaseSeconds"] = "3",
        ["Delivery__RetrySeconds"] = "0.2,0.2,0.2",
    };
}

/// <summary>Everything in one process.</summary>
public sealed class OneProcess() : LocalSystem(split: false);

/// <summary>HTTP in one process, queues and timers in the other.</summary>
public sealed class TwoProcesses() : LocalSystem(split: true);
