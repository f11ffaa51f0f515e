using System.Text.Json;
using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Deals.Records;
using AiInfra.Json;

namespace AiInfra.Tests.Deals;

public sealed class DealRecordTests
{
    private static readonly Deal Blog = Told(Given.Usd(60), SourceType.Rumour, "A blog");
    private static readonly Deal Company = Told(Given.Usd(600), SourceType.Company, "The company");

    [Fact]
    public void A_lesser_source_changes_nothing_and_is_shown_beside_it()
    {
        var deal = Record(Company).With(Merged(Blog), Because(Blog)).ToDeal();

        Assert.Equal(600_000_000_000m, deal.Amount.Low);
        Assert.Equal(("/amount", "$60 billion", "A blog"), Assert.Single(deal.AlsoReported.Select(a => (a.Field, a.Value, a.By[0]))));
        Assert.Equal(["The company", "A blog"], deal.Sources.Select(s => s.Publisher));
        Assert.Equal("the same parties", Assert.Single(deal.Merged).Why);
    }

    [Fact]
    public void A_better_source_that_comes_later_wins()
    {
        var deal = Record(Blog).With(Merged(Company), Because(Company, into: Blog)).ToDeal();

        Assert.Equal(600_000_000_000m, deal.Amount.Low);
        Assert.Equal("$60 billion", Assert.Single(deal.AlsoReported).Value);
        Assert.Equal(Blog.Id, deal.Id);
    }

    [Fact]
    public void The_same_report_twice_is_one()
    {
        var record = Record(Company).With(Merged(Blog), Because(Blog));

        Assert.Equal(record.Reports.Length, record.With(Report.Of(Blog with { SubmittedAt = Given.Now.AddDays(1) }, Trust.Trusted), Because(Blog)).Reports.Length);
    }

    [Fact]
    public void A_merge_taken_back_leaves_both_deals_as_they_were()
    {
        var merged = Record(Company).With(Record(Blog), Because(Blog));

        Assert.Equal(Json(Record(Company)), Json(merged.Without(Blog.Id)));
        Assert.Equal(Json(Record(Blog)), Json(merged.Without(Blog.Id).Part(Blog.Id)));
    }

    [Fact]
    public void Doubts_and_relations_speak_where_the_deal_is_told_and_go_with_it()
    {
        var blog = Record(Blog) with { Related = [new(RelationType.TrancheOf, "elder")], Doubts = [new(Company.Id, "near"), new("third", "near too")] };

        var merged = Record(Company).With(blog, Because(Blog));

        Assert.Equal(new Relation(RelationType.TrancheOf, "elder"), Assert.Single(merged.ToDeal().Relations));
        Assert.Equal("third", Assert.Single(merged.ToDeal().PossibleDuplicates).DealId);
        Assert.Empty((blog with { MergedInto = Company.Id }).ToDeal().PossibleDuplicates);
        Assert.Equal(Json(Record(Company)), Json(merged.Without(Blog.Id)));
        Assert.Equal(Json(blog), Json(merged.Without(Blog.Id).Part(Blog.Id)));
    }

    [Fact]
    public void Links_that_changed_while_the_deal_was_merged_are_those_that_come_back()
    {
        var merged = Record(Company).With(Record(Blog) with { Doubts = [new("third", "near")] }, Because(Blog));

        var judged = merged.With(merged.LinksOf(Blog.Id).Without("third"));

        Assert.Empty(judged.ToDeal().PossibleDuplicates);
        Assert.Empty(judged.Without(Blog.Id).Part(Blog.Id).ToDeal().PossibleDuplicates);
    }

    [Fact]
    public void What_was_merged_into_the_merged_goes_with_it()
    {
        var third = Told(Given.Usd(61), SourceType.Press, "A paper");
        var merged = Record(Company).With(Record(Blog).With(Merged(third), Because(third, into: Blog)), Because(Blog));

        Assert.Equal(3, merged.Inside().Count);
        Assert.Equal([Blog.Id, third.Id], merged.Without(Blog.Id).Part(Blog.Id).Reports.Select(r => r.Home));
        Assert.False(merged.Without(Blog.Id).Holds(third.Id));
    }

    [Fact]
    public void What_left_the_merged_in_the_meantime_does_not_come_back_with_it()
    {
        var third = Told(Given.Usd(61), SourceType.Press, "A paper");
        var blog = Record(Blog).With(Merged(third), Because(third, into: Blog));
        var apart = Record(Company).With(blog, Because(Blog)).Without(Blog.Id);

        var again = apart.With(blog.Without(third.Id), Because(Blog));

        Assert.True(again.Holds(Blog.Id));
        Assert.False(again.Holds(third.Id));
    }

    [Fact]
    public void A_press_report_does_not_close_what_the_company_calls_a_letter_of_intent()
    {
        var intent = Company with { Bindingness = Bindingness.LetterOfIntent };
        var press = Told(Given.Usd(600), SourceType.Press, "A paper") with { Bindingness = Bindingness.Closed };

        var deal = Record(intent).With(Merged(press), Because(press)).ToDeal();

        Assert.Equal(Bindingness.LetterOfIntent, deal.Bindingness);
        Assert.Contains(deal.AlsoReported, a => a is { Field: "/bindingness", Value: "closed" });
    }

    [Fact]
    public void What_only_one_source_tells_is_filled_in()
    {
        var detailed = Blog with { Term = new(null, Given.Date("2028"), null), Site = new("Hyperion", "US", "Louisiana", null, null) };

        var deal = Record(Company).With(Merged(detailed), Because(detailed)).ToDeal();

        Assert.Equal(("2028", "Hyperion"), (deal.Term?.End?.ToString(), deal.Site?.Name));
    }

    [Fact]
    public void Two_papers_make_it_more_certain_and_one_paper_twice_does_not()
    {
        var first = Told(Given.Usd(20), SourceType.Press, "A paper");
        var again = first with { Title = "Another title" };
        var second = Told(Given.Usd(20), SourceType.Press, "Another paper");

        Assert.Equal(CertaintyLevel.Likely, Record(first).With(Merged(again), null).ToDeal().Certainty.Level);
        Assert.Equal(CertaintyLevel.Confident, Record(first).With(Merged(second), null).ToDeal().Certainty.Level);
    }

    [Fact]
    public void Equals_that_disagree_on_the_amount_make_nobody_confident()
    {
        var one = Told(Given.Usd(20), SourceType.Company, "One party");
        var other = Told(Given.Usd(30), SourceType.Company, "The other party");

        var certainty = Record(one).With(Merged(other), Because(other, into: one)).ToDeal().Certainty;

        Assert.Equal((CertaintyLevel.Likely, "sources of the same standing disagree on the amount"), (certainty.Level, certainty.Reason));
    }

    [Fact]
    public void An_anonymous_report_adds_no_certainty_and_no_facts_against_others()
    {
        var fake = Told(Given.Usd(600), SourceType.Filing, "A filing that nobody saw");
        var record = Record(Blog).With(Report.Of(fake, Trust.Anonymous), Because(fake, into: Blog));

        Assert.Equal(60_000_000_000m, record.ToDeal().Amount.Low);
        Assert.Equal(CertaintyLevel.Speculative, record.ToDeal().Certainty.Level);
    }

    [Fact]
    public void A_correction_stands_against_every_report_before_and_after()
    {
        var before = Record(Blog).ToDeal();
        var correction = Correction.Between(before, before with { Amount = Given.Usd(5) }, "c1", Given.Now, "operator", "misread")!;
        var corrected = Record(Blog) with { Corrections = [correction] };

        Assert.Equal(5_000_000_000m, corrected.ToDeal().Amount.Low);
        Assert.Equal(5_000_000_000m, corrected.With(Merged(Company), Because(Company, into: Blog)).ToDeal().Amount.Low);
    }

    [Fact]
    public void A_source_that_comes_after_a_correction_of_the_sources_is_added_still()
    {
        var before = Record(Blog).ToDeal();
        var correction = Correction.Between(before, before with { Sources = [] }, "c1", Given.Now, "operator", "not a source")!;
        var corrected = Record(Blog) with { Corrections = [correction] };

        Assert.Empty(corrected.ToDeal().Sources);
        Assert.Equal(["The company"], corrected.With(Merged(Company), Because(Company, into: Blog)).ToDeal().Sources.Select(s => s.Publisher));
    }

    [Fact]
    public void A_deal_that_changes_nothing_is_no_correction() =>
        Assert.Null(Correction.Between(Record(Blog).ToDeal(), Record(Blog).ToDeal(), "c1", Given.Now, "operator", "nothing"));

    [Fact]
    public void A_change_is_told_field_by_field_with_old_and_new()
    {
        var record = Record(Blog);
        var next = record.With(Merged(Company), Because(Company, into: Blog)) with { Revision = 2 };

        var changes = DealChanges.Between(record.ToDeal(), next.ToDeal(), "api", "told by another source");

        Assert.Contains(changes, c => c is { Number: 2, Field: "/amount", Old: "$60 billion", New: "$600 billion", By: "api" });
        Assert.Contains(changes, c => c is { Field: "/sources", Old: "A blog", New: "The company; A blog" });
        Assert.DoesNotContain(changes, c => c.Field == "/kind");
    }

    private static Deal Told(Amount amount, SourceType type, string publisher) =>
        Given.Of(amount, DealKind.Program) with { Title = publisher + " tells", Sources = [new(null, publisher, type, null, null, null)] };

    private static DealRecord Record(Deal deal) => DealRecord.Of(deal.Id, Report.Of(deal, Trust.Trusted));

    private static Report Merged(Deal deal) => Report.Of(deal, Trust.Trusted);

    private static Merge Because(Deal deal, Deal? into = null) => new(deal.Id, (into ?? Company).Id, Given.Now, "matching", "the same parties");

    private static string Json(DealRecord record) => JsonSerializer.Serialize(record.ToDeal(), DomainJson.Default.Deal);
}
