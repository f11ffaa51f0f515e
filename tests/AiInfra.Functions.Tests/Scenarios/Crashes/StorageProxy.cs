using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace AiInfra.Functions.Tests.Scenarios.Crashes;

/// <summary>Stands between the app and Azurite's queues and tables, so that a test can do something at a certain request. The signature of a request does not cover the host, so it stays valid.</summary>
internal sealed class StorageProxy(Func<string> upstream) : IAsyncDisposable
{
    private static readonly string[] HopByHop = ["Host", "Connection", "Keep-Alive", "Transfer-Encoding", "Content-Length"];

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
    private readonly int _queuePort = FreePort.One();
    private readonly int _tablePort = FreePort.One();
    private WebApplication? _app;

    /// <summary>What happens to a request, given what it is and how to pass it on; a null answer closes the connection. By default it is passed on.</summary>
    public Func<StorageCall, Func<Task<StorageAnswer>>, Task<StorageAnswer?>> Between { get; set; } = PassOn;

    /// <summary>What was asked for since the last <see cref="Reset"/>, without the polls of queues.</summary>
    public ConcurrentQueue<string> Seen { get; } = [];

    /// <summary>The account as the app is to see it.</summary>
    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Part("AccountName")};AccountKey={Part("AccountKey")};BlobEndpoint={Part("BlobEndpoint")};"
        + $"QueueEndpoint=http://127.0.0.1:{_queuePort}/devstoreaccount1;TableEndpoint=http://127.0.0.1:{_tablePort}/devstoreaccount1;";

    public static async Task<StorageAnswer?> PassOn(StorageCall call, Func<Task<StorageAnswer>> forward) => await forward();

    public void Reset()
    {
        Between = PassOn;
        Seen.Clear();
    }

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{_queuePort}", $"http://127.0.0.1:{_tablePort}").ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        _app = builder.Build();
        _app.Run(HandleAsync);
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            using var now = new CancellationTokenSource();
            await now.CancelAsync();
            await _app.StopAsync(now.Token);
            await _app.DisposeAsync();
        }

        _client.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var isTable = context.Connection.LocalPort == _tablePort;
        var call = StorageCall.Of(context.Request.Method, context.Request.Path, Encoding.UTF8.GetString(body.ToArray()), isTable);
        if (!call.IsReceive) Seen.Enqueue(call.Name);
        var answer = await Between(call, () => ForwardAsync(context, body.ToArray(), Part(isTable ? "TableEndpoint" : "QueueEndpoint")));
        if (answer is null) context.Abort();
        else await PassBackAsync(answer, context.Response);
    }

    private async Task<StorageAnswer> ForwardAsync(HttpContext context, byte[] body, string endpoint)
    {
        // As it came: the signature covers the path in its escaped form.
        var target = new Uri(new Uri(endpoint).GetLeftPart(UriPartial.Authority) + context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(new(context.Request.Method), target) { Content = context.Request.ContentLength is null && body.Length == 0 ? null : new ByteArrayContent(body) };
        foreach (var (name, value) in context.Request.Headers)
        {
            if (HopByHop.Contains(name, StringComparer.OrdinalIgnoreCase)) continue;
            if (!request.Headers.TryAddWithoutValidation(name, value.ToArray())) request.Content?.Headers.TryAddWithoutValidation(name, value.ToArray());
        }

        // Not bound to the caller: a request that was on its way reaches storage, whoever sent it is dead or not.
        using var answer = await _client.SendAsync(request, CancellationToken.None);
        return new((int)answer.StatusCode, [.. answer.Headers, .. answer.Content.Headers], await answer.Content.ReadAsByteArrayAsync(CancellationToken.None));
    }

    private static async Task PassBackAsync(StorageAnswer answer, HttpResponse response)
    {
        response.StatusCode = answer.Status;
        foreach (var (name, values) in answer.Headers)
        {
            if (!HopByHop.Contains(name, StringComparer.OrdinalIgnoreCase)) response.Headers[name] = values.ToArray();
        }

        if (answer.Status is StatusCodes.Status204NoContent) return;
        response.ContentLength = answer.Body.Length;
        await response.Body.WriteAsync(answer.Body);
    }

    private string Part(string name) => upstream().Split(';').Single(p => p.StartsWith(name + "=", true, CultureInfo.InvariantCulture))[(name.Length + 1)..];
}
