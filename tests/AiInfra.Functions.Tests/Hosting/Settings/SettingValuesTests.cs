using System.Text.Json;
using System.Text.Json.Serialization;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Hosting.Limits;
using AiInfra.Functions.Hosting.Settings;
using AiInfra.Functions.Intake;
using AiInfra.Functions.Notifications;
using AiInfra.Functions.Notifications.Email;
using AiInfra.Functions.Operations;
using AiInfra.Functions.Rates;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Telemetry;
using AiInfra.Functions.Watches;
using Azure.Core;
using Microsoft.Extensions.Configuration;
using MimeKit;

namespace AiInfra.Functions.Tests.Hosting.Settings;

/// <summary>What a setting means when it is not set, set to its default, or empty.</summary>
public sealed class SettingValuesTests
{
    private static readonly Dictionary<string, Func<IConfiguration, object>> Readers = new()
    {
        ["Delivery"] = DeliveryOptions.From,
        ["Email"] = configuration => EmailOptions.Read(new(configuration, "Email")),
        ["ExchangeRates"] = RatesOptions.Read,
        ["Intake"] = IntakeOptions.Read,
        ["Limits"] = LimitOptions.Read,
        ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = TelemetryOptions.From,
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = TelemetryOptions.From,
        ["OTEL_SERVICE_NAME"] = TelemetryOptions.From,
        ["OTEL_TRACES_SAMPLER"] = TelemetryOptions.From,
        ["Operator"] = OperatorOptions.From,
        ["Site"] = SiteOptions.From,
        ["Slack"] = configuration => HttpChannelOptions.Read(configuration, "Slack"),
        ["Teams"] = configuration => HttpChannelOptions.Read(configuration, "Teams"),
        ["Watch"] = WatchOptions.Read,
        ["Webhooks"] = configuration => HttpChannelOptions.Read(configuration, "Webhooks"),
    };

    /// <summary>No connection string asks for an identity.</summary>
    private static readonly Func<TokenCredential> Nobody = () => throw new InvalidOperationException("An identity was asked for.");

    private static readonly JsonSerializerOptions Plain = new() { Converters = { new MailboxText() } };

    public static TheoryData<string, string> Defaults => [.. SettingCatalog.All.Where(setting => setting.Default.Length > 0).Select(setting => (setting.Name, setting.Default))];

    /// <summary>Empty means nowhere for this one.</summary>
    public static TheoryData<string> EmptyForNone => [.. SettingCatalog.All.Where(setting => Readers.ContainsKey(Section(setting.Name)) && setting.Name != "ExchangeRates:Source").Select(setting => setting.Name)];

    [Theory]
    [MemberData(nameof(Defaults))]
    public void Set_to_its_default_a_setting_changes_nothing(string name, string value) => Assert.Equal(Options(Section(name)), Options(Section(name), (name, value)));

    [Theory]
    [MemberData(nameof(EmptyForNone))]
    public void Empty_a_setting_counts_as_none(string name)
    {
        foreach (var empty in new[] { "", " " })
        {
            if (name is "Email:Host" or "Email:From") Assert.Contains("missing", Assert.Throws<InvalidOperationException>(() => Options("Email", (name, empty))).Message, StringComparison.Ordinal);
            else Assert.Equal(Options(Section(name)), Options(Section(name), (name, empty)));
        }
    }

    [Fact]
    public void Empty_connections_count_as_none()
    {
        var empty = Given([("Data:tableServiceUri", ""), ("Data", ""), ("AzureWebJobsStorage", " "), ("ServiceBus:fullyQualifiedNamespace", ""), ("ServiceBus", "")]);
        Assert.Contains("missing", Assert.Throws<InvalidOperationException>(() => Connections.Tables(empty, Nobody)).Message, StringComparison.Ordinal);
        Assert.Contains("missing", Assert.Throws<InvalidOperationException>(() => Connections.ServiceBus(empty, Nobody)).Message, StringComparison.Ordinal);
        Assert.Equal("devstoreaccount1", Connections.Tables(Given([("Data:tableServiceUri", ""), ("Data", ""), ("AzureWebJobsStorage", "UseDevelopmentStorage=true")]), Nobody).AccountName);
    }

    [Fact]
    public void An_empty_source_of_exchange_rates_is_nowhere() => Assert.Null(RatesOptions.Read(Given([("ExchangeRates:Source", "")])).Source);

    [Fact]
    public void An_empty_key_is_missing() => Assert.Contains("missing", Assert.Throws<InvalidOperationException>(() => SecretBox.From(Given([("Secrets:Key", "")]))).Message, StringComparison.Ordinal);

    private static string Section(string name) => name.Split(':')[0];

    /// <summary>What is read from a section where, beside the one setting, only that is set which must be.</summary>
    private static string Options(string section, params (string Name, string Value)[] setting)
    {
        Dictionary<string, string> settings = section == "Email" ? new() { ["Email:Host"] = "mail.example.org", ["Email:From"] = "alerts@example.org" } : [];
        foreach (var (name, value) in setting) settings[name] = value;
        return JsonSerializer.Serialize(Readers[section](Given(settings.Select(pair => (pair.Key, pair.Value)))), Plain);
    }

    private static IConfiguration Given(IEnumerable<(string Name, string Value)> settings) => new ConfigurationBuilder().Add(new RecordedSettings(settings)).Build();

    private sealed class MailboxText : JsonConverter<MailboxAddress>
    {
        public override MailboxAddress Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, MailboxAddress value, JsonSerializerOptions options) => writer.WriteStringValue($"{value}");
    }
}
