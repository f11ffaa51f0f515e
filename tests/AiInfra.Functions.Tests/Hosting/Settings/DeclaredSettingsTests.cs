using AiInfra.Functions.Hosting;
using AiInfra.Functions.Hosting.Settings;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Tests.Messaging;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AiInfra.Functions.Tests.Hosting.Settings;

/// <summary>The app as Azure composes it, over settings that remember what was asked for.</summary>
public sealed class DeclaredSettingsTests
{
    private static readonly (string, string) Key = ("Secrets:Key", AppParts.SecretsKey);

    /// <summary>With the app's identity and mail by Azure; with connection strings and mail by SMTP; with the host's storage and no mail.</summary>
    private static readonly (string, string)[][] Compositions =
    [
        [Key, ("Data:tableServiceUri", "https://deals.table.core.windows.net"), ("ServiceBus:fullyQualifiedNamespace", "deals.servicebus.windows.net"), ("Email:AcsEndpoint", "https://deals.communication.azure.com"), ("Email:From", "alerts@example.org")],
        [Key, ("Data", "UseDevelopmentStorage=true"), ("ServiceBus", Bus), ("Email:Host", "mail.example.org"), ("Email:From", "alerts@example.org")],
        [Key, ("AzureWebJobsStorage", "UseDevelopmentStorage=true"), ("ServiceBus", Bus)],
    ];

    private const string Bus = "Endpoint=sb://deals.example.org;SharedAccessKeyName=name;SharedAccessKey=c2VjcmV0";

    [Fact]
    public async Task What_is_read_is_declared_and_what_is_declared_is_read()
    {
        var read = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var settings in Compositions) read.UnionWith(await ReadByAsync(settings));
        var declared = SettingCatalog.All.Select(setting => setting.Name).ToList();
        Assert.Equal(declared, read.Where(name => declared.Contains(name) || !IsVariableOfThePlatform(name)));
    }

    [Fact]
    public void No_setting_is_declared_twice() => Assert.Equal(SettingCatalog.All.Count, SettingCatalog.All.DistinctBy(setting => setting.Name).Count());

    /// <summary>What Azure or a standard names is in capitals, such as WEBSITE_HOSTNAME: it is declared where the operator sets it.</summary>
    private static bool IsVariableOfThePlatform(string name) => name.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c is '_');

    private static async Task<IEnumerable<string>> ReadByAsync((string, string)[] settings)
    {
        var recorded = new RecordedSettings(settings);
        var services = new ServiceCollection().AddLogging().AddSingleton<IMessageBus>(new RecordingBus()).AddAiInfra(new ConfigurationBuilder().Add(recorded).Build());
        await using var provider = services.BuildServiceProvider();
        foreach (var service in services.Where(service => !service.IsKeyedService && !service.ServiceType.IsGenericTypeDefinition && service.ServiceType != typeof(ServiceBusClient))) _ = provider.GetServices(service.ServiceType).Count();
        foreach (var function in typeof(AiInfraServices).Assembly.GetTypes().Where(type => type.GetMethods().Any(method => method.IsDefined(typeof(FunctionAttribute), false)))) _ = ActivatorUtilities.CreateInstance(provider, function);
        try
        {
            _ = provider.GetRequiredService<ServiceBusClient>();
        }
        catch (PlatformNotSupportedException)
        {
            // The stand-in of the package: the setting was read before.
        }

        return recorded.Asked;
    }
}
