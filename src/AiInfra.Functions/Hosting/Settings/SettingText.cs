using Microsoft.Extensions.Configuration;

namespace AiInfra.Functions.Hosting.Settings;

internal static class SettingText
{
    /// <summary>A setting as it is set; an empty one is none, since a template cannot leave out what it does not use.</summary>
    public static string? Text(this IConfiguration configuration, string name) => configuration[name] is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
}
