using System.Text.Json;

namespace AiInfra.Functions.Tests.Deployment;

/// <param name="Type">Such as <c>Microsoft.Storage/storageAccounts</c>.</param>
/// <param name="Name">The last part of the name.</param>
/// <param name="Properties">Undefined when the resource has none.</param>
internal sealed record DeployedResource(string Id, string Type, string Name, JsonElement Properties)
{
    /// <summary>A property by its path, such as <c>features.disableLocalAuth</c>, as JSON; null when it is not set.</summary>
    public string? Property(string path)
    {
        var value = Properties;
        foreach (var part in path.Split('.'))
        {
            if (value.ValueKind is not JsonValueKind.Object || !value.TryGetProperty(part, out value)) return null;
        }

        return value.GetRawText();
    }
}

internal sealed class DeployedResources(JsonElement predicted)
{
    public IReadOnlyList<DeployedResource> All { get; } = [.. predicted.EnumerateArray().Select(Read)];

    public IEnumerable<DeployedResource> OfType(string type) => All.Where(resource => resource.Type == type);

    public IReadOnlyDictionary<string, string> AppSettings =>
        OfType("Microsoft.Web/sites/config").Single(config => config.Name == "appsettings").Properties.EnumerateObject().ToDictionary(setting => setting.Name, setting => setting.Value.GetString()!);

    private static DeployedResource Read(JsonElement resource) => new(
        resource.GetProperty("id").GetString()!,
        resource.GetProperty("type").GetString()!,
        resource.GetProperty("name").GetString()!.Split('/')[^1],
        resource.TryGetProperty("properties", out var properties) ? properties : default);
}
