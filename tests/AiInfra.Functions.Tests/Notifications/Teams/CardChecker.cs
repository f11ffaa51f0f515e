using System.Text.Json.Nodes;
using AiInfra.LocalHost.Tools;

namespace AiInfra.Functions.Tests.Notifications.Teams;

/// <summary>Checks cards with Microsoft's reader at version 1.4 and with a validator of JSON Schema (npm packages <c>adaptivecards</c> and <c>ajv</c>, from a lockfile of their own).</summary>
public sealed class CardChecker : IAsyncLifetime
{
    private static readonly LocalToolsOptions Options = new();
    private static readonly string Source = Path.Combine(AppContext.BaseDirectory, "Notifications", "Teams", "checker");

    private readonly string _cards = Path.GetTempFileName();
    private string _folder = "";

    public async ValueTask InitializeAsync() => _folder = (await NodePackages.InstallAsync(Source, "adaptivecards and ajv", Options, TextWriter.Null, CancellationToken.None)).Folder;

    public ValueTask DisposeAsync()
    {
        File.Delete(_cards);
        return ValueTask.CompletedTask;
    }

    /// <returns>A line for each fault, beginning with the index of the card.</returns>
    internal async Task<IReadOnlyList<string>> FaultsAsync(params IEnumerable<JsonNode> cards)
    {
        await File.WriteAllTextAsync(_cards, new JsonArray([.. cards.Select(c => c.DeepClone())]).ToJsonString());
        var (code, output) = await NodeCommand.RunAsync(Options.Node, [Path.Combine(Source, "check.mjs"), _folder, _cards], Source, "Node.js was not found.", CancellationToken.None);
        Assert.True(code == 0, string.Join('\n', output));
        return output;
    }
}
