using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AiInfra.Functions.Tests.LocalHost;

namespace AiInfra.Functions.Tests.Scenarios.LocalHostRuns;

/// <summary>A data folder and six free ports, and the LocalHosts that run on them.</summary>
internal sealed class LocalPlace : IAsyncDisposable
{
    public static readonly string[] PortOptions = ["--port", "--smtp-port", "--inbox-port", "--blob-port", "--queue-port", "--table-port"];

    /// <summary>What a killed process had in work is free again soon.</summary>
    private static readonly Dictionary<string, string> Settings = new() { ["LocalBus__LockSeconds"] = "2" };

    private readonly int[] _ports = FreePort.Many(PortOptions.Length);
    private readonly List<LocalHostProcess> _started = [];

    public LocalPlace()
    {
        App = new() { BaseAddress = new($"http://127.0.0.1:{_ports[0]}/") };
        Inbox = new() { BaseAddress = new($"http://127.0.0.1:{_ports[2]}/") };
    }

    public DirectoryInfo Data { get; } = Directory.CreateTempSubdirectory("local-run-");

    public HttpClient App { get; }

    public HttpClient Inbox { get; }

    public string[] Arguments => [.. PortOptions.SelectMany((option, i) => new[] { option, Text(_ports[i]) }), "--data", Data.FullName];

    public int Port(string option) => _ports[Array.IndexOf(PortOptions, option)];

    public async Task<LocalHostProcess> StartAsync(params string[] more)
    {
        var host = await LocalHostProcess.StartAsync([.. Arguments, .. more], Settings);
        _started.Add(host);
        return host;
    }

    /// <summary>Submits a deal over the bound, and gives its id.</summary>
    public async Task<string> SubmitAsync(string buyer)
    {
        using var answer = await App.PostAsync("api/deals", new StringContent(LocalSystem.BigDeal(buyer), Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    public async Task<bool> HasDealAsync(string id)
    {
        using var answer = await App.GetAsync($"api/deals/{id}");
        return answer.StatusCode is HttpStatusCode.OK;
    }

    public async Task<JsonElement[]> MailsAsync() => (await Inbox.GetFromJsonAsync<JsonElement[]>("email"))!;

    public async Task<JsonElement[]> CardsAsync() => (await App.GetFromJsonAsync<JsonElement[]>("local/teams.json"))!;

    public async Task<JsonElement[]> FeedAsync() => [.. (await App.GetFromJsonAsync<JsonElement>("api/feed.json")).GetProperty("items").EnumerateArray()];

    /// <summary>Waits until no process of this place runs and no port of it is taken.</summary>
    public Task UntilNothingIsLeftAsync() =>
        Eventually.IsTrue(() => Processes().Length == 0 && _ports.All(FreePort.IsFree), $"nothing is left behind on {Data}");

    /// <summary>The command lines that name the data folder; on Linux, where they can be read.</summary>
    public string[] Processes()
    {
        if (!OperatingSystem.IsLinux()) return [];
        return [.. Process.GetProcesses().Select(CommandLine).Where(line => line.Contains(Data.FullName, StringComparison.Ordinal))];
    }

    public static void Signal(string name, LocalHostProcess host)
    {
        using var kill = Process.Start("kill", [$"-{name}", Text(host.Id)]);
        kill.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_started.Select(host => host.DisposeAsync().AsTask()));
        App.Dispose();
        Inbox.Dispose();
        await UntilNothingIsLeftAsync();
        Data.Delete(recursive: true);
    }

    private static string CommandLine(Process process)
    {
        using (process)
        {
            try
            {
                return File.ReadAllText($"/proc/{process.Id}/cmdline");
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                return "";
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
