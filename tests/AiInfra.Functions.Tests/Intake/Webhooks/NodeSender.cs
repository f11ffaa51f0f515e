using AiInfra.Functions.Notifications.Webhooks;
using AiInfra.LocalHost.Tools;

namespace AiInfra.Functions.Tests.Intake.Webhooks;

/// <summary>Signs and verifies as the npm package <c>standardwebhooks</c> does, which is installed from a lockfile of its own.</summary>
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

    /// <summary>Whether the package takes what was received for signed with this key, now.</summary>
    internal async Task<bool> VerifiesAsync(string secret, IReadOnlyDictionary<string, string> headers, byte[] body)
    {
        string[] arguments = [Path.Combine(Source, "verify.mjs"), _folder, secret, headers["webhook-id"], headers["webhook-timestamp"], headers["webhook-signature"], Convert.ToBase64String(body)];
        var (code, output) = await NodeCommand.RunAsync(Options.Node, arguments, Source, "Node.js was not found.", CancellationToken.None);
        Assert.True(code == 0, string.Join('\n', output));
        return Assert.Single(output) == "verified";
    }
}
