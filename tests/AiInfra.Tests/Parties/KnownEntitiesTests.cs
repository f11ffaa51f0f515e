using AiInfra.Json;
using AiInfra.Parties;

namespace AiInfra.Tests.Parties;

public sealed class KnownEntitiesTests
{
    public static TheoryData<string, string, string> Names()
    {
        var rows = new TheoryData<string, string, string>();
        foreach (var line in File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Parties", "names.tsv")).Where(line => line[0] != '#'))
        {
            var cells = line.Split('\t');
            rows.Add(cells[0], cells[1] == "?" ? EntityId.Of(cells[0]) : cells[1], cells[2]);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_reported_name_means_whom_the_table_says(string name, string entityId, string how)
    {
        var match = KnownEntities.Match(name);

        Assert.Equal((entityId, how), (match.EntityId, SnakeCase.Of(match.How)));
        Assert.Equal(how != "unknown", match.IsKnown);
        Assert.Equal(KnownEntities.Find(entityId)?.Name, match.Name);
    }

    [Theory]
    [InlineData("OpenAI", "\"OpenAI\" is the usual name")]
    [InlineData("open-ai", "\"open-ai\" is OpenAI but for capitals, accents, spacing or an ending")]
    [InlineData("OpenAI, Inc.", "\"OpenAI, Inc.\" is OpenAI with its legal form")]
    [InlineData("AWS", "\"AWS\" is another name of Amazon Web Services")]
    [InlineData("Facebook", "\"Facebook\" is a former name of Meta")]
    [InlineData("NVDA", "\"NVDA\" is the ticker NASDAQ:NVDA of Nvidia")]
    [InlineData("Anthropc", "\"Anthropc\" is one letter away from Anthropic")]
    [InlineData("Brokfeild", "\"Brokfeild\" is 2 letters away from Brookfield")]
    [InlineData("Microsoft Azzure", "\"Microsoft Azzure\" is nobody known")]
    [InlineData("Softbank Gruop", "\"Softbank Gruop\" is nobody known")]
    [InlineData("Softbnak Group", "\"Softbnak Group\" is one letter away from SoftBank Group, another name of SoftBank")]
    [InlineData("Alphabet Inc. (Google)", "\"Alphabet Inc. (Google)\" begins with a name of Alphabet, and the rest is of the same group")]
    [InlineData("Acme", "\"Acme\" is nobody known")]
    public void A_match_says_why(string name, string explanation) => Assert.Equal(explanation, KnownEntities.Match(name).Explanation);

    [Theory]
    [InlineData("google-deepmind", "alphabet")]
    [InlineData("aws", "amazon")]
    [InlineData("arm", "softbank")]
    [InlineData("scaleway", "iliad")]
    [InlineData("darpa", "us-government")]
    [InlineData("openai", "openai")]
    [InlineData("stargate", "stargate")]
    [InlineData("acme", "acme")]
    public void The_root_is_the_topmost_parent_or_itself(string entityId, string root) => Assert.Equal(root, KnownEntities.RootOf(entityId));

    /// <summary>Half a megabyte of them took minutes when each was looked up with all before it.</summary>
    [Fact]
    public void Legal_forms_without_end_are_taken_off_one_by_one() =>
        Assert.Equal("nvidia", KnownEntities.Match("Nvidia " + string.Concat(Enumerable.Repeat("Inc ", 200_000))).EntityId);
}
