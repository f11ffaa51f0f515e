using System.Globalization;
using AiInfra.Functions.Hosting.Settings;
using Microsoft.Extensions.Configuration;

namespace AiInfra.Functions.Notifications;

/// <summary>Reads the settings of one channel and collects every fault, so that an operator sees all of them at once. A fault never repeats a value: it may be a secret.</summary>
internal sealed class ChannelSettings(IConfiguration configuration, string section)
{
    private readonly IConfigurationSection _section = configuration.GetSection(section);
    private readonly List<string> _faults = [];

    public string? Text(string key) => _section.Text(key);

    public string Required(string key)
    {
        var value = Text(key);
        if (value is null) Fault(key, "is missing");
        return value ?? "";
    }

    public int Number(string key, int fallback, int least, int most)
    {
        if (Text(key) is not { } text) return fallback;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most) return value;
        Fault(key, string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {least} to {most}"));
        return fallback;
    }

    public TimeSpan Seconds(string key, double fallback)
    {
        if (Text(key) is not { } text) return TimeSpan.FromSeconds(fallback);
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is >= 0.1 and <= 200) return TimeSpan.FromSeconds(value);
        Fault(key, "must be a number of seconds from 0.1 to 200");
        return TimeSpan.FromSeconds(fallback);
    }

    public bool Flag(string key)
    {
        if (Text(key) is not { } text) return false;
        if (bool.TryParse(text, out var value)) return value;
        Fault(key, "must be true or false");
        return false;
    }

    public void Fault(string key, string fault) => _faults.Add($"{section}:{key} {fault}.");

    /// <exception cref="InvalidOperationException">A setting is missing or wrong.</exception>
    public void ThrowIfFaulty()
    {
        if (_faults.Count > 0) throw new InvalidOperationException(string.Join(' ', _faults));
    }
}
