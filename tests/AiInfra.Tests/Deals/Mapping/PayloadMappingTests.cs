using System.Text.Json;
using AiInfra.Deals;
using AiInfra.Deals.Submissions;
using AiInfra.Deals.Submissions.Mapping;

namespace AiInfra.Tests.Deals.Mapping;

/// <summary>The payloads of other systems, read as submissions.</summary>
public sealed class PayloadMappingTests
{
    private const string Fields = """
        "fields": {
          "/kind": {"from": "/type", "map": {"CLOUD": "cloud_contract", "LOAN": "debt"}},
          "/bindingness": {"value": "definitive"},
          "/amount/value": {"from": "/worth/figure"},
          "/amount/currency": {"from": "/worth/iso"},
          "/parties/0/name": {"from": "/buyer"}, "/parties/0/role": {"value": "buyer"},
          "/parties/1/name": {"from": "/broker"}, "/parties/1/role": {"value": "backer"},
          "/parties/2/name": {"from": "/seller"}, "/parties/2/role": {"value": "supplier"},
          "/sources/0/publisher": {"from": "/desk", "of": "payload"}, "/sources/0/type": {"value": "wire"}
        }
        """;

    private const string Deal = """{"type":"CLOUD","worth":{"figure":20000000000,"iso":"USD"},"buyer":"Meta","seller":"Oracle"}""";

    [Fact]
    public void A_payload_is_a_submission_field_by_field()
    {
        var deal = Read(Mapping($"{{{Fields}}}"), Deal.Insert(1, "\"desk\":\"A desk\",")).Ok();

        Assert.Equal((DealKind.CloudContract, Bindingness.Definitive, 20_000_000_000m), (deal.Kind, deal.Bindingness, deal.Amount.Low));
        Assert.Equal("A desk", deal.Sources.Single().Publisher);
    }

    [Fact]
    public void A_list_item_for_which_the_payload_holds_nothing_is_left_out()
    {
        var deal = Read(Mapping($"{{{Fields}}}"), Deal).Ok();

        Assert.Equal(["Meta", "Oracle"], deal.Parties.Select(p => p.Name));
        Assert.Empty(deal.Sources);
    }

    [Fact]
    public void Each_item_of_a_list_is_a_deal_and_what_is_common_comes_from_the_payload()
    {
        var all = All(Mapping($$"""{"each": "/news/deals", {{Fields}}}"""), $$$"""{"desk":"A desk","news":{"deals":[{{{Deal}}},{{{Deal.Replace("Meta", "OpenAI", StringComparison.Ordinal)}}}]}}""");

        Assert.True(all.Several);
        Assert.Equal(["Meta", "OpenAI"], all.All.Select(s => Reading(s).Ok()).Select(d => d.Parties[0].Name));
        Assert.All(all.All, s => Assert.Equal("A desk", Reading(s).Ok().Sources.Single().Publisher));
    }

    [Fact]
    public void Without_fields_the_items_are_submissions_themselves()
    {
        var all = All(Mapping("""{"each": ""}"""), """[{"kind":"debt"}]""");

        Assert.Equal("""{"kind":"debt"}""", Assert.Single(all.All).Json.GetRawText());
    }

    [Theory]
    [InlineData("""{"type":"BARTER","worth":{"figure":20000000000,"iso":"USD"},"buyer":"Meta"}""", "#/kind", "#/type")]
    [InlineData("""{"type":"CLOUD","worth":{"figure":-1,"iso":"USD"},"buyer":"Meta"}""", "#/amount/value", "#/worth/figure")]
    [InlineData("""{"type":"CLOUD","worth":{"figure":20000000000},"buyer":"Meta"}""", "#/amount/currency", "#/worth/iso")]
    [InlineData("""{"type":"CLOUD","worth":{"figure":20000000000,"iso":"USD"},"seller":7}""", "#/parties/0/name", "#/seller")]
    public void What_is_wrong_is_said_by_field_and_by_where_in_the_payload_it_comes_from(string payload, string pointer, string from)
    {
        var error = Read(Mapping($"{{{Fields}}}"), payload).Errors()[0];

        Assert.Equal((pointer, from), (error.Pointer, error.From));
    }

    [Fact]
    public void In_a_list_the_place_includes_that_of_the_item()
    {
        var mapped = All(Mapping($$"""{"each": "/deals", {{Fields}}}"""), $$"""{"deals":[{{Deal}},{{Deal.Replace("CLOUD", "x", StringComparison.Ordinal)}}]}""").All[1];
        var plain = All(Mapping("""{"each": "/deals"}"""), """{"deals":[{},{"kind":"x"}]}""").All[1];

        Assert.Equal("#/deals/1/type", Reading(mapped).Errors()[0].From);
        Assert.Equal("#/deals/1/kind", Reading(plain).Errors()[0].From);
    }

    [Fact]
    public void Without_a_mapping_the_pointer_is_the_place() => Assert.Null(Read(PayloadMapping.None, """{"kind":"x"}""").Errors()[0].From);

    [Theory]
    [InlineData("""{"event":"deal.created"}""", null)]
    [InlineData("""{"event":"ping"}""", "/event is none of deal.created, true")]
    [InlineData("""{}""", "/event is not there")]
    [InlineData("""{"event":true}""", null)]
    [InlineData("""{"event":{"deal.created":1}}""", "/event is not there")]
    public void Only_what_tells_of_deals_is_read(string payload, string? why) =>
        Assert.Equal(why, (Mapping("""{"when": {"from": "/event", "in": ["deal.created", true]}}""").Read(JsonElement.Parse(payload)) as PayloadReading.Ignored)?.Why);

    [Theory]
    [InlineData("""{"deals":{}}""")]
    [InlineData("""{}""")]
    [InlineData("""[]""")]
    public void What_should_be_a_list_and_is_none_is_unreadable(string payload) =>
        Assert.Equal("#/deals", Assert.IsType<PayloadReading.Unreadable>(Mapping("""{"each": "/deals"}""").Read(JsonElement.Parse(payload))).Error.Pointer);

    [Fact]
    public void A_payload_holds_a_hundred_deals_and_no_more()
    {
        var each = Mapping("""{"each": ""}""");

        Assert.Equal(100, All(each, $"[{string.Join(',', Enumerable.Repeat("{}", 100))}]").All.Length);
        Assert.IsType<PayloadReading.Unreadable>(each.Read(JsonElement.Parse($"[{string.Join(',', Enumerable.Repeat("{}", 101))}]")));
    }

    [Fact]
    public void Half_a_character_in_a_payload_is_refused_where_it_is_and_breaks_nothing()
    {
        var error = Read(Mapping($"{{{Fields}}}"), Deal.Replace("Meta", "\\ud800", StringComparison.Ordinal)).Errors()[0];

        Assert.Equal(("#/parties/0/name", "#/buyer"), (error.Pointer, error.From));
    }

    [Theory]
    [InlineData("""{"each": "deals"}""", "#/each")]
    [InlineData("""{"when": {"from": "/type"}}""", "#/when/in")]
    [InlineData("""{"when": {"in": ["a"]}}""", "#/when/from")]
    [InlineData("""{"fields": []}""", "#/fields")]
    [InlineData("""{"fields": {"amount": {"from": "/a"}}}""", "#/fields/amount")]
    [InlineData("""{"fields": {"": {"from": "/a"}}}""", "#/fields/")]
    [InlineData("""{"fields": {"/amount": "/a"}}""", "#/fields/~1amount")]
    [InlineData("""{"fields": {"/amount": {}}}""", "#/fields/~1amount/from")]
    [InlineData("""{"fields": {"/amount": {"from": "/a", "value": 1}}}""", "#/fields/~1amount/from")]
    [InlineData("""{"fields": {"/amount": {"from": "/a", "of": "world"}}}""", "#/fields/~1amount/of")]
    [InlineData("""{"fields": {"/kind": {"from": "/a", "map": {"x": {}}}}}""", "#/fields/~1kind/map")]
    [InlineData("""{"fields": {"/amount": {"from": "/a"}, "/amount/low": {"from": "/b"}}}""", "#/fields/~1amount")]
    [InlineData("""{"fields": {"/parties/50/name": {"from": "/a"}}}""", "#/fields/~1parties~150~1name")]
    [InlineData("""{"fields": {"/a/0": {"from": "/a"}, "/a/b": {"from": "/a"}}}""", "#/fields/~1a~10", "#/fields/~1a~1b")]
    [InlineData("""{"fieldz": {}}""", "#/fieldz")]
    public void A_mapping_with_a_mistake_is_refused_where_it_is(string mapping, params string[] pointers)
    {
        List<FieldError> errors = [];
        MappingReader.Read(new(JsonElement.Parse(mapping), "#", errors));

        Assert.Equal(pointers, errors.Select(e => e.Pointer));
    }

    private static PayloadMapping Mapping(string json)
    {
        List<FieldError> errors = [];
        var mapping = MappingReader.Read(new(JsonElement.Parse(json), "#", errors));
        Assert.Empty(errors);
        return mapping;
    }

    private static PayloadReading.Submissions All(PayloadMapping mapping, string payload) => Assert.IsType<PayloadReading.Submissions>(mapping.Read(JsonElement.Parse(payload)));

    private static Read Read(PayloadMapping mapping, string payload) => Reading(Assert.Single(All(mapping, payload).All));

    private static Read Reading(MappedSubmission submission) => new(submission, SubmissionReader.Read(submission.Json, new(new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero), "test", Trust.Trusted)));
}

internal sealed record Read(MappedSubmission Submission, SubmissionReading Reading)
{
    public Deal Ok() => Assert.IsType<SubmissionReading.Ok>(Reading).Deal;

    public FieldError[] Errors() => [.. Submission.Traced(Assert.IsType<SubmissionReading.Invalid>(Reading).Errors)];
}
