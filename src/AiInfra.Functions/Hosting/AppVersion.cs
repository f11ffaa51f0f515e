using System.Net.Http.Headers;
using System.Reflection;

namespace AiInfra.Functions.Hosting;

/// <summary>Which build this is.</summary>
internal static class AppVersion
{
    /// <summary>The last tag and the commits since by Semantic Versioning 2.0.0, and the commit where git was at hand: <c>1.2.1-alpha.0.7+31dcfcb…</c>.</summary>
    public static string Text { get; } = typeof(AppVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public static string Number { get; } = Text.Split('+')[0];

    /// <summary>Null where git was not at hand.</summary>
    public static string? Commit { get; } = Text.Contains('+', StringComparison.Ordinal) ? Text.Split('+')[1] : null;

    /// <summary>How the app names itself to those it asks and tells.</summary>
    public static ProductInfoHeaderValue UserAgent { get; } = new("AiInfraFunctions", Number);
}
