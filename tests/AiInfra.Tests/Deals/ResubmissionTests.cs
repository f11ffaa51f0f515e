using System.Collections.Immutable;
using System.Globalization;
using AiInfra.Deals;
using AiInfra.Deals.Submissions;

namespace AiInfra.Tests.Deals;

public sealed class ResubmissionTests
{
    [Fact]
    public void A_new_source_is_added_to_the_record()
    {
        var merged = Assert.IsType<Resubmission.Merged>(Resubmission.Of(Given.Deal() with { Sources = Sources(0, 1) }, Given.Deal() with { Sources = Sources(1, 1) }));

        Assert.Equal(["publisher 0", "publisher 1"], merged.Deal.Sources.Select(s => s.Publisher));
    }

    [Fact]
    public void A_record_grows_no_larger_than_a_submission_may_be()
    {
        var known = Given.Deal() with { Sources = Sources(0, SubmissionReader.MaxSources - 1), Relations = Relations(0, SubmissionReader.MaxRelations - 1) };
        var submitted = Given.Deal() with { Sources = Sources(100, 3), Relations = Relations(100, 3) };

        var merged = Assert.IsType<Resubmission.Merged>(Resubmission.Of(known, submitted)).Deal;

        Assert.Equal((SubmissionReader.MaxSources, SubmissionReader.MaxRelations), (merged.Sources.Length, merged.Relations.Length));
        Assert.Equal("publisher 100", merged.Sources[^1].Publisher);
        Assert.IsType<Resubmission.AlreadyKnown>(Resubmission.Of(merged, submitted));
    }

    private static ImmutableArray<Source> Sources(int first, int count) =>
        [.. Enumerable.Range(first, count).Select(i => new Source(null, "publisher " + i.ToString(CultureInfo.InvariantCulture), SourceType.Press, null, null, null))];

    private static ImmutableArray<Relation> Relations(int first, int count) =>
        [.. Enumerable.Range(first, count).Select(i => new Relation(RelationType.TrancheOf, "2026-11-openai-" + i.ToString(CultureInfo.InvariantCulture)))];
}
