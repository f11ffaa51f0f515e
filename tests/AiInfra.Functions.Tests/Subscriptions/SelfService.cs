using System.Globalization;
using System.Net.Http.Json;
using AiInfra.Alerts;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Notifications;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Subscriptions;
using AiInfra.Functions.Tests.LocalHost;
using AiInfra.Functions.Tests.Messaging;
using AiInfra.Functions.Tests.Storage;
using AiInfra.LocalHost.Hosting;
using AiInfra.Subscribers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace AiInfra.Functions.Tests.Subscriptions;

/// <summary>The doors of subscribers as they meet them, over HTTP, on tables of their own, with the clock and the bus in the test's hands: what would be sent can be read, links included.</summary>
public sealed class SelfService(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly OwnTables _tables = new(azurite);
    private WebApplication _app = null!;

    public HttpClient Client { get; } = new(new HttpClientHandler { AllowAutoRedirect = false });

    internal FakeTimeProvider Clock { get; } = new(Given.Now);

    internal RecordingBus Bus { get; } = new();

    internal Tables Tables => _tables.Tables;

    internal Azure.Data.Tables.TableClient Table(string name) => _tables.Table(name);

    internal SubscriberStore Subscribers => _app.Services.GetRequiredService<SubscriberStore>();

    internal SubscriberLinks Links => _app.Services.GetRequiredService<SubscriberLinks>();

    public async ValueTask InitializeAsync()
    {
        await _tables.InitializeAsync();
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.One()}/");
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseUrls(url);
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = azurite.ConnectionString,
            ["Site:Url"] = url,
            ["Secrets:Key"] = AppParts.SecretsKey,
            ["Email:Host"] = "127.0.0.1",
            ["Email:From"] = "alerts@example.org",
            ["Webhooks:AllowLoopback"] = "true",
            ["Limits:SignUpsPerHour"] = "200",
        });
        builder.Services.AddSingleton<TimeProvider>(Clock).AddSingleton<IMessageBus>(Bus);
        builder.Services.AddAiInfra(builder.Configuration);
        builder.Services.AddSingleton(Tables);
        builder.Services.AddFunctionHost(FunctionCatalog.From(typeof(AiInfraServices).Assembly), LocalHostParts.Http);
        _app = builder.Build();
        _app.UseFunctions();
        await _app.StartAsync();
        Client.BaseAddress = new(url);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    /// <summary>Signs up, and gives what would be sent.</summary>
    internal async Task<Notice> SignUpAsync(object body)
    {
        Bus.Forget();
        using var answer = await Client.PostAsJsonAsync("api/subscriptions", body);
        Assert.True((int)answer.StatusCode == 202, await answer.Content.ReadAsStringAsync());
        return Assert.Single(await SentAsync());
    }

    /// <summary>The link of a message that asks to confirm a new mailbox.</summary>
    internal async Task<Uri> ConfirmLinkAsync(string mail) => (await SignUpAsync(new { email = mail })).Action!;

    /// <summary>A new subscriber who has confirmed, and their links.</summary>
    internal async Task<(Subscriber Subscriber, Reader Links)> ConfirmedAsync(string mail)
    {
        var asked = await SignUpAsync(new { email = mail });
        (await Client.PostAsync(asked.Action, null)).EnsureSuccessStatusCode();
        return (Assert.Single(await Subscribers.WithAddressAsync(ChannelType.Email, mail, CancellationToken.None)), asked.Reader);
    }

    /// <summary>The notices that wait to be sent, as their readers would get them.</summary>
    internal async Task<IReadOnlyList<Notice>> SentAsync()
    {
        List<Notice> sent = [];
        var notifier = _app.Services.GetRequiredService<Notifier>();
        foreach (var posted in Bus.On(Entities.Deliveries))
        {
            var due = posted.Message.Body.ToObjectFromJson(MessageJson.Default.DeliveryDue)!;
            if ((await notifier.PrepareAsync(due, CancellationToken.None))?.Notification is Notice notice) sent.Add(notice);
        }

        return sent;
    }

    internal Task<HttpResponseMessage> PostAsync(Uri page, string action, params (string Name, string Value)[] form) =>
        Client.PostAsync(page.AbsoluteUri + action, new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    internal static string NewMail() => Given.NewId("reader") + "@example.com";
}
