using System.Text.Json;
using AiInfra.Functions.Hosting.Settings;

namespace AiInfra.Functions.Tests.Deployment;

public sealed class AppSettingTests
{
    /// <summary>Read by the Functions host, the identity library or OpenTelemetry rather than by the app.</summary>
    private static readonly string[] OfOthers = ["APPLICATIONINSIGHTS_", "AZURE_CLIENT_ID", "AzureWebJobs", "FUNCTIONS_WORKER_RUNTIME", "OTEL_", "ServiceBus__clientId", "ServiceBus__credential"];

    [Theory]
    [InlineData("smtp")]
    [InlineData("acs")]
    [InlineData("none")]
    public async Task Azure_gets_every_setting_but_those_for_one_machine(string parameters)
    {
        var deployed = (await Bicep.ResourcesAsync(parameters)).AppSettings;
        Assert.Empty(SettingCatalog.All.Where(setting => setting.IsLocal == deployed.ContainsKey(setting.EnvironmentVariable)).Select(setting => setting.Name));
    }

    [Theory]
    [InlineData("smtp")]
    [InlineData("acs")]
    [InlineData("none")]
    public async Task Azure_gets_no_setting_that_nobody_reads(string parameters) =>
        Assert.DoesNotContain((await Bicep.ResourcesAsync(parameters)).AppSettings.Keys, name => !IsKnown(name));

    /// <summary>A retry schedule of one channel would stand above <c>Delivery:RetrySeconds</c>, so Bicep leaves those open.</summary>
    [Fact]
    public async Task What_is_the_same_for_everyone_is_deployed_as_the_code_has_it()
    {
        var deployed = (await Bicep.ResourcesAsync("acs")).AppSettings;
        var tunables = SettingCatalog.All.Where(setting => setting is { IsLocal: false, Default.Length: > 0 } && !setting.Name.EndsWith("RetrySeconds", StringComparison.Ordinal)).ToList();
        Assert.Superset(new HashSet<string> { "Limits:PerKeyPerMinute", "Email:Connections", "ExchangeRates:Source" }, tunables.Select(setting => setting.Name).ToHashSet());
        Assert.All(tunables.Where(setting => setting.Name is not ("Email:PerMinute" or "Email:Port" or "Email:Security")), setting => Assert.Equal((setting.Name, setting.Default), (setting.Name, deployed[setting.EnvironmentVariable])));
    }

    [Theory]
    [InlineData("smtp")]
    [InlineData("acs")]
    public async Task A_secret_is_a_reference_to_the_vault(string parameters)
    {
        var deployed = (await Bicep.ResourcesAsync(parameters)).AppSettings;
        var secrets = SettingCatalog.All.Where(setting => setting is { IsSecret: true, IsLocal: false }).Select(setting => deployed[setting.EnvironmentVariable]).ToList();
        Assert.NotEmpty(secrets);
        Assert.All(secrets.Where(value => value.Length > 0), value => Assert.StartsWith("[format('@Microsoft.KeyVault(SecretUri={0}secrets/", value, StringComparison.Ordinal));
        Assert.StartsWith("[format('@Microsoft.KeyVault", deployed["Secrets__Key"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_owners_settings_stand_above_the_defaults() => Assert.Equal("20", (await Bicep.ResourcesAsync("smtp")).AppSettings["Limits__SignUpsPerHour"]);

    [Fact]
    public async Task The_sample_for_Core_Tools_sets_only_what_somebody_reads()
    {
        using var sample = JsonDocument.Parse(await File.ReadAllTextAsync(Bicep.InRepository("local.settings.sample.json"), TestContext.Current.CancellationToken));
        Assert.DoesNotContain(sample.RootElement.GetProperty("Values").EnumerateObject().Select(setting => setting.Name.Replace(":", "__", StringComparison.Ordinal)), name => !IsKnown(name));
    }

    private static bool IsKnown(string variable) => SettingCatalog.All.Any(setting => setting.EnvironmentVariable == variable) || OfOthers.Any(known => variable.StartsWith(known, StringComparison.Ordinal));
}
