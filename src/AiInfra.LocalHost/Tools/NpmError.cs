namespace AiInfra.LocalHost.Tools;

/// <summary>The one line of npm's output that says what went wrong.</summary>
internal static class NpmError
{
    private static readonly string[] Prefixes = ["npm error ", "npm ERR! "];

    private static readonly string[] Noise = ["code ", "errno ", "syscall ", "path ", "A complete log"];

    public static string Summary(IReadOnlyList<string> output)
    {
        var errors = output.Select(WithoutPrefix).OfType<string>().ToList();
        var code = errors.FirstOrDefault(e => e.StartsWith("code ", StringComparison.Ordinal))?["code ".Length..];
        var reason = errors.FirstOrDefault(e => !Noise.Any(n => e.StartsWith(n, StringComparison.Ordinal))) ?? (output is [.., var last] ? last : null);
        return string.Join(": ", new[] { code, reason?.TrimEnd('.') }.OfType<string>()) is { Length: > 0 } summary ? summary : "it gave no reason";
    }

    private static string? WithoutPrefix(string line) => Prefixes.FirstOrDefault(p => line.StartsWith(p, StringComparison.Ordinal)) is { } prefix ? line[prefix.Length..].Trim() : null;
}
