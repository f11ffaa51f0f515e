using System.Net.Http.Json;
using System.Text.Json;

namespace AiInfra.Functions.Tests.Scenarios.Crashes;

/// <summary>A system of one process whose every storage request goes through a proxy, with one subscriber on each channel.</summary>
public sealed class CrashSystem : LocalSystem, IAsyncLifetime
{
    public CrashSystem()
        : base(split: false) => Proxy = new(() => StorageConnectionString);

    internal StorageProxy Proxy { get; }

    private protected override Dictionary<string, string> Settings => new(base.Settings) { ["AzureWebJobsStorage"] = Proxy.ConnectionString, ["Intake__LeaseSeconds"] = "3" };

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await Proxy.StartAsync();
        await InitializeAsync();
        await SubscribeAsync("email", "crash@example.com");
        await SubscribeAsync("teams", $"{Teams.Url}/crash");
        await SubscribeAsync("webhook", $"{Webhooks.Url}/crash");
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await Proxy.DisposeAsync();
    }

    /// <summary>The id a deal of this buyer will have.</summary>
    internal async Task<string> IdOfAsync(string buyer)
    {
        using var preview = await SubmitAsync(BigDeal(buyer), "?dryRun=true");
        return (await preview.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("deal").GetProperty("id").GetString()!;
    }

    /// <summary>Submits a deal as a client that may lose the connection; says whether it got a 2xx answer.</summary>
    internal async Task<bool> TrySubmitAsync(string buyer)
    {
        try
        {
            await SubmitBigDealAsync(buyer);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
