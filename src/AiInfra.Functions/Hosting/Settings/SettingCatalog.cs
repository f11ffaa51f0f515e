using System.Reflection;

namespace AiInfra.Functions.Hosting.Settings;

/// <summary>Every setting the app reads, by name.</summary>
public static class SettingCatalog
{
    public static IReadOnlyList<SettingAttribute> All { get; } =
        [.. typeof(SettingCatalog).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<SettingAttribute>(inherit: false)).OrderBy(setting => setting.Name, StringComparer.Ordinal)];
}
