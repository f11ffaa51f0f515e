using AiInfra.Functions.Notifications.Webhooks;
using AiInfra.LocalHost.Tools;

namespace AiInfra.Functions.Tests.Intake.Webhooks;

/// <summary>Signs as the npm package <c>standardwebhooks</c> does, which is installed from a lockfile of its own.</summary>
public sealed class NodeSender : IAsyncLifetime
{
    private static readonly LocalToolsOptions Options = new();
    private static readonly string Source = Path.Combine(AppContext.BaseDirectory, "Intake", "Webhooks", "sender");

    private string _folder = "";

    public async ValueTask InitializeAsync() => _folder = (await NodePackages.InstallAsync(Source, "standardwebhooks", Options, TextWriter.Null, CancellationToken.None)).Folder;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal async Task<Signed> SignAsync(string secret, string id, DateTimeOffset at, string body)
    {
        var timestamp = WebhookSignature.UnixSeconds(at);
        var (code, output) = await NodeCommand.RunAsync(
            Options.Node, [Path.Combine(Source, "sign.mjs"), _folder, secret, id, timestamp, body], Source, "Node.js was not found.", CancellationToken.None);
        Assert.True(code == 0, string.Join('\n', output));
        return new(System.Text.Encoding.UTF8.GetBytes(body), new() { ["webhook-id"] = id, ["webhook-timestamp"] = timestamp, ["webhook-signature"] = Assert.Single(output) });
    }
}
