using AiInfra.Functions.Hosting;
using AiInfra.Functions.Notifications;
using AiInfra.Subscribers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AiInfra.Functions.Tests.Deployment;

/// <summary>The app put together from the settings Bicep gives it: a value it would refuse keeps it from starting in Azure.</summary>
public sealed class StartTests
{
    /// <summary>What is known only in Azure.</summary>
    private static readonly Dictionary<string, string> Later = new()
    {
        ["Data__tableServiceUri"] = "https://stdata.table.core.windows.net/",
        ["Email__AcsEndpoint"] = "https://acs.europe.communication.azure.com",
        ["Email__From"] = "AI Infra alerts <DoNotReply@example.azurecomm.net>",
        ["Email__Password"] = "secret",
        ["Secrets__Key"] = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        ["ServiceBus__fullyQualifiedNamespace"] = "sb.servicebus.windows.net",
        ["Site__Url"] = "https://func.azurewebsites.net",
    };

    [Theory]
    [InlineData("none", false)]
    [InlineData("smtp", true)]
    [InlineData("acs", true)]
    public async Task The_app_starts_with_what_is_deployed(string parameters, bool withMail)
    {
        var settings = (await Bicep.ResourcesAsync(parameters)).AppSettings.Select(setting => KeyValuePair.Create(setting.Key.Replace("__", ":", StringComparison.Ordinal), (string?)Known(setting.Key, setting.Value)));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        await using var app = new ServiceCollection().AddLogging().AddAiInfra(configuration).BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });
        Assert.Equal(withMail, app.GetServices<IChannel>().Any(channel => channel.Type is ChannelType.Email));
    }

    private static string Known(string name, string value) => value.StartsWith('[') ? Later.GetValueOrDefault(name, value) : value;
}
