using System.Text.Json;

namespace AiInfra.Functions.Tests.Deployment;

public sealed class LeastPrivilegeTests
{
    private static readonly Dictionary<string, string> Roles = new()
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["090c5cfd-751d-490a-894a-3ce6f1109419"] = "Azure Service Bus Data Owner",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
        ["09976791-48a7-449e-bb21-39d1a415f350"] = "Communication and Email Service Owner",
    };

    /// <summary>How each kind of resource that could be opened with a key is closed. A kind that is neither here nor without keys fails the test: look how it is opened.</summary>
    private static readonly (string Type, string Property, string Closed)[] Doors =
    [
        ("Microsoft.Storage/storageAccounts", "allowSharedKeyAccess", "false"),
        ("Microsoft.Storage/storageAccounts", "allowBlobPublicAccess", "false"),
        ("Microsoft.ServiceBus/namespaces", "disableLocalAuth", "true"),
        ("Microsoft.KeyVault/vaults", "enableRbacAuthorization", "true"),
        ("Microsoft.Insights/components", "DisableLocalAuth", "true"),
        ("Microsoft.OperationalInsights/workspaces", "features.disableLocalAuth", "true"),
        ("Microsoft.Communication/communicationServices", "disableLocalAuth", "true"),
        ("Microsoft.Web/sites/basicPublishingCredentialsPolicies", "allow", "false"),
    ];

    private static readonly string[] WithoutKeys =
    [
        "Microsoft.Authorization/roleAssignments", "Microsoft.Communication/emailServices", "Microsoft.Insights/actionGroups", "Microsoft.Insights/diagnosticSettings", "Microsoft.Insights/metricAlerts",
        "Microsoft.Insights/scheduledQueryRules", "Microsoft.ManagedIdentity/userAssignedIdentities", "Microsoft.Resources/resourceGroups", "Microsoft.Web/serverfarms", "Microsoft.Web/sites",
    ];

    [Fact]
    public async Task Nothing_opens_with_a_key()
    {
        var deployed = (await Bicep.ResourcesAsync("acs")).All;
        foreach (var (type, property, closed) in Doors)
        {
            var resources = deployed.Where(resource => resource.Type == type).ToList();
            Assert.NotEmpty(resources);
            Assert.All(resources, resource => Assert.Equal($"{resource.Name} {property} {closed}", $"{resource.Name} {property} {resource.Property(property)}"));
        }

        var topLevel = deployed.Select(resource => string.Join('/', resource.Type.Split('/').Take(2)));
        Assert.Empty(topLevel.Except(WithoutKeys).Except(Doors.Select(door => door.Type)));
    }

    [Fact]
    public async Task The_identity_has_these_roles_on_these_resources_and_no_others()
    {
        var assignments = (await Bicep.ResourcesAsync("acs")).OfType("Microsoft.Authorization/roleAssignments");
        Assert.Equal(
            [
                "acs: Communication and Email Service Owner", "appi: Monitoring Metrics Publisher", "kv: Key Vault Secrets User", "sb: Azure Service Bus Data Owner",
                "stdata: Storage Table Data Contributor", "sthost: Storage Blob Data Owner",
            ],
            assignments.Select(a => $"{Scope(a)}: {Roles.GetValueOrDefault(a.Property("roleDefinitionId")!.Trim('"').Split('/')[^1], "a role we do not name")}").Order(StringComparer.Ordinal));
    }

    /// <summary>Members of siteConfig, and settings, that Flex Consumption refuses or does without (its list of deprecated properties and settings).</summary>
    [Fact]
    public async Task The_app_says_nothing_that_Flex_refuses()
    {
        string[] refused = ["ftpsState", "alwaysOn", "linuxFxVersion", "netFrameworkVersion", "use32BitWorkerProcess", "preWarmedInstanceCount", "functionAppScaleLimit", "minimumElasticInstanceCount", "appSettings"];
        var deployed = await Bicep.ResourcesAsync("acs");
        var site = Assert.Single(deployed.OfType("Microsoft.Web/sites")).Property("siteConfig")!;
        Assert.All(refused, member => Assert.DoesNotContain($"\"{member}\"", site, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(deployed.AppSettings.Keys, name => name.StartsWith("FUNCTIONS_", StringComparison.Ordinal) || name.StartsWith("WEBSITE_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_role_is_explained_in_the_README()
    {
        var readme = await File.ReadAllTextAsync(Bicep.InRepository("infra/README.md"), TestContext.Current.CancellationToken);
        Assert.All(Roles.Values, role => Assert.Contains(role, readme, StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_output_carries_a_secret()
    {
        var templates = Templates(await Bicep.TemplateAsync()).ToList();
        Assert.Contains(templates, template => SecureParameters(template).Any());
        foreach (var template in templates.Where(template => template.TryGetProperty("outputs", out _)))
        {
            var outputs = template.GetProperty("outputs").GetRawText();
            Assert.DoesNotContain("list", outputs, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("secure", outputs, StringComparison.OrdinalIgnoreCase);
            Assert.All(SecureParameters(template), secret => Assert.DoesNotContain($"parameters('{secret}')", outputs, StringComparison.Ordinal));
        }
    }

    /// <summary>The name of the resource without our token, such as <c>stdata</c>.</summary>
    private static string Scope(DeployedResource assignment)
    {
        var name = assignment.Id.Split('/')[^5];
        return name[..name.LastIndexOf(name[^13..], StringComparison.Ordinal)].TrimEnd('-');
    }

    private static IEnumerable<JsonElement> Templates(JsonElement template)
    {
        yield return template;
        var resources = template.GetProperty("resources"); // By name in newer templates.
        foreach (var resource in resources.ValueKind is JsonValueKind.Array ? resources.EnumerateArray().ToList() : [.. resources.EnumerateObject().Select(resource => resource.Value)])
        {
            if (!resource.TryGetProperty("properties", out var properties) || properties.ValueKind is not JsonValueKind.Object || !properties.TryGetProperty("template", out var nested)) continue;
            foreach (var inner in Templates(nested)) yield return inner;
        }
    }

    private static IEnumerable<string> SecureParameters(JsonElement template) =>
        template.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateObject().Where(p => p.Value.TryGetProperty("type", out var type) && type.GetString()!.StartsWith("secure", StringComparison.Ordinal)).Select(p => p.Name) : [];
}
