using System.Text.RegularExpressions;
using AiInfra.LocalHost.Tools;

namespace AiInfra.Functions.Tests.Deployment;

/// <summary>What the documents send a reader to is there.</summary>
public sealed partial class DocumentTests
{
    private static readonly HashSet<string> Places = [.. Repository.Files, .. Repository.Files.SelectMany(Folders)];

    public static TheoryData<string> Documents => [.. Repository.Files.Where(path => path.EndsWith(".md", StringComparison.Ordinal) && (!path.Contains('/') || path.StartsWith("docs/", StringComparison.Ordinal) || path.StartsWith("infra/", StringComparison.Ordinal)))];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_into_the_repository_leads_somewhere(string document) =>
        Assert.Equal([], Link.Matches(Prose(document)).Select(link => link.Groups[1].Value).Where(target => !Leads(document, target)));

    /// <summary>In code spans: a path from the root, or the end of one (<c>Storage/Tables.cs</c>, <c>Tables.cs</c>).</summary>
    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_file_and_folder_that_is_named_exists(string document) =>
        Assert.Equal([], Span.Matches(Prose(document)).SelectMany(span => span.Groups[1].Value.Split(' ')).Where(word => Named.IsMatch(word) && !Exists(word.TrimEnd('/'))));

    private static string Prose(string document) => Fence.Replace(File.ReadAllText(Path.Combine(RepositoryRoot.Path, document)), "");

    private static bool Leads(string document, string target) =>
        target.Contains("://", StringComparison.Ordinal) || target.StartsWith('#') || target.StartsWith("mailto:", StringComparison.Ordinal)
        || Path.Exists(Path.Combine(RepositoryRoot.Path, Path.GetDirectoryName(document)!, target.Split('#')[0]));

    private static bool Exists(string name) => Places.Contains(name) || Places.Any(place => place.EndsWith("/" + name, StringComparison.Ordinal));

    private static IEnumerable<string> Folders(string path)
    {
        for (var folder = Path.GetDirectoryName(path); !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder)) yield return folder.Replace('\\', '/');
    }

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence { get; }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link { get; }

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Span { get; }

    /// <summary>Placeholders (<c>NNNN</c>, <c>*</c>, <c>{…}</c>) name nothing that exists.</summary>
    [GeneratedRegex(@"^((src|tests|docs|infra|build|data|\.github|\.ci|\.config)/[\w./-]*|[\w./-]+\.(cs|csproj|props|items|bicep|bicepparam|sh|mjs|yml|md))$")]
    private static partial Regex Named { get; }
}
