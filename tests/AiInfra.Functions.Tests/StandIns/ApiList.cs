namespace AiInfra.Functions.Tests.StandIns;

/// <summary>One type of a list: its attribute usage (or empty), its header up to the bases, its bases, and one line per member.</summary>
internal sealed record ApiType(string Usage, string Header, IReadOnlyList<string> Bases, IReadOnlySet<string> Members);

/// <summary>The public surface of the real packages, read from the text files under <c>api/</c>, by full type name.</summary>
internal sealed class ApiList
{
    private readonly Dictionary<string, ApiType> _types = new(StringComparer.Ordinal);

    public int Count => _types.Count;

    public IEnumerable<string> Names => _types.Keys;

    public ApiType? Find(string fullName) => _types.GetValueOrDefault(fullName);

    public static ApiList OfTheRealPackages() =>
        Parse(string.Join('\n', Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "StandIns", "api"), "*.txt").Order(StringComparer.Ordinal).Select(File.ReadAllText)));

    public static ApiList Parse(string text)
    {
        var list = new ApiList();
        var blocks = text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        foreach (var block in blocks) list.Add(block.Split('\n').Select(Normalise).Where(line => line.Length > 0).ToList());
        return list;
    }

    /// <summary>White space carries no meaning in a signature.</summary>
    public static string Normalise(string line) => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // "// Namespace [package]", attributes, then either one line (an enum) or header, brace, members, brace.
    private void Add(List<string> lines)
    {
        if (!lines[0].StartsWith("// ", StringComparison.Ordinal)) throw new FormatException($"A block begins with its namespace: {lines[0]}");
        var ns = lines[0].Split(' ')[1];
        var usage = lines.FirstOrDefault(line => line.StartsWith("[AttributeUsage(", StringComparison.Ordinal), "");
        var at = lines.FindIndex(line => line.StartsWith("public ", StringComparison.Ordinal));
        var header = lines[at].Split(" : ");
        var members = lines.Skip(at + 1).Where(line => line is not ("{" or "}")).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<string> bases = header.Length > 1 ? header[1].Split(", ") : [];
        _types.Add($"{ns}.{NameIn(header[0])}", new ApiType(usage, header[0], bases, members));
    }

    private static string NameIn(string header)
    {
        var words = header.Split(" { ")[0].Split(' ').SkipWhile(word => word is not ("class" or "struct" or "interface" or "enum" or "delegate"));
        return words.ElementAt(1).Split('<')[0];
    }
}
