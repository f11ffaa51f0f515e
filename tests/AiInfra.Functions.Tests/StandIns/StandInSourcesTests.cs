namespace AiInfra.Functions.Tests.StandIns;

public sealed class StandInSourcesTests
{
    private const int MostLines = 600;

    [Fact]
    public void The_stand_ins_stay_under_600_lines_in_all()
    {
        var lines = Sources("build/standins").Sum(file => File.ReadLines(file).Count());

        Assert.InRange(lines, 1, MostLines - 1);
    }

    [Fact]
    public void No_source_is_compiled_by_halves()
    {
        var sources = Sources("src").Concat(Sources("build")).ToList();

        Assert.NotEmpty(sources);
        Assert.Empty(sources.SelectMany(file => File.ReadLines(file).Where(IsConditional).Select(line => $"{file}: {line}")));
    }

    [Theory]
    [InlineData("#if STANDINS", true)]
    [InlineData("    # if !NET", true)]
    [InlineData("#elif X", true)]
    [InlineData("#nullable disable", false)]
    [InlineData("// no #if here", false)]
    public void Conditional_compilation_is_recognised(string line, bool expected) => Assert.Equal(expected, IsConditional(line));

    private static bool IsConditional(string line) =>
        line.TrimStart() is ['#', .. var rest] && (rest.TrimStart().StartsWith("if", StringComparison.Ordinal) || rest.TrimStart().StartsWith("el", StringComparison.Ordinal));

    private static string[] Sources(string folder) => Directory.GetFiles(Path.Combine(Root(), folder), "*.cs", SearchOption.AllDirectories);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AiInfraFunctions.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"No AiInfraFunctions.sln above {AppContext.BaseDirectory}");
    }
}
