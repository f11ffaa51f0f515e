using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;

namespace AiInfra.Functions.Tests.Hosting.Settings;

/// <summary>Settings that remember what they were asked for.</summary>
internal sealed class RecordedSettings : ConfigurationProvider, IConfigurationSource
{
    private readonly ConcurrentDictionary<string, bool> _asked = [];

    public RecordedSettings(params IEnumerable<(string Name, string Value)> settings) => Data = settings.ToDictionary(setting => setting.Name, string? (setting) => setting.Value, StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> Asked => _asked.Keys;

    public override bool TryGet(string key, out string? value)
    {
        _asked[key] = true;
        return base.TryGet(key, out value);
    }

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;
}
