using System.Text;
using System.Text.Json;
using AiInfra.Deals.Submissions;
using AiInfra.Rules;

namespace AiInfra.Tests.Rules;

public sealed class RuleReaderTests
{
    [Theory]
    [InlineData("amount > 10B USD and kind in (cloud_contract, equity) and party any (OpenAI, Oracle) and certainty >= likely", "amount > 10B USD and kind in (equity, cloud_contract) and party any (OpenAI, Oracle) and certainty >= likely")]
    [InlineData("amount over $10 billion", "amount > 10B USD")]
    [InlineData("Amount >= 10,000,000,000", "amount >= 10B USD")]
    [InlineData("amount at least 1_500 million usd", "amount >= 1.5B USD")]
    [InlineData("amount > 1234567890.12 USD", "amount > 1234567890.12 USD")]
    [InlineData("kind = equity", "kind in (equity)")]
    [InlineData("kind not in (forecast)", "kind not in (forecast)")]
    [InlineData("party any (openai, OPENAI, \"OpenAI, Inc.\")", "party any (OpenAI)")]
    [InlineData("party all (Oracle, OpenAI as buyer)", "party all (OpenAI as buyer, Oracle)")]
    [InlineData("party any (\"AT&T\" as buyer, Oracle)", "party any (\"AT&T\" as buyer, Oracle)")]
    [InlineData("party any (Nobody Known Ltd)", "party any (nobody-known)")]
    [InlineData("role any (lender, backer)", "role any (lender, backer)")]
    [InlineData("country in (us, FR, us)", "country in (FR, US)")]
    [InlineData("power >= 1 GW", "power >= 1 GW")]
    [InlineData("power > 500 MW", "power > 0.5 GW")]
    [InlineData("certainty confident", "certainty >= confident")]
    [InlineData("bindingness >= definitive", "bindingness >= definitive")]
    [InlineData("text contains \"Small Modular Reactor\"", "text any (\"small modular reactor\")")]
    [InlineData("text any (nuclear, \"énergie\")", "text any (\"energie\", \"nuclear\")")]
    [InlineData("total > 250B USD of (OpenAI as buyer) in 24 months", "total > 250B USD of (OpenAI as buyer) in 24 months")]
    [InlineData("total >= $1 trillion of OpenAI within 2 years and kind in (equity)", "kind in (equity) and total >= 1T USD of (OpenAI) in 24 months")]
    public void The_one_line_form_reads_to_criteria_that_write_it_in_one_way(string text, string canonical)
    {
        var rule = Own(text);

        Assert.Equal(canonical, rule.Text);
        Assert.Equal(canonical, Own(canonical).Text);
        Assert.Equal(canonical, FromJson(rule).Text);
    }

    [Theory]
    [InlineData("", "must begin with amount")]
    [InlineData("amount", "must go on with >")]
    [InlineData("amount > ten", "must be a figure in US dollars")]
    [InlineData("amount > 10,5B USD", "a comma parts groups of three digits")]
    [InlineData("power >= 1,50 GW", "a comma parts groups of three digits")]
    [InlineData("amount > 10B EUR", "write the bound in USD")]
    [InlineData("amount > 10B USD or kind in (equity)", "make a rule for each side of an or")]
    [InlineData("amount > 10B USD amount > 5B USD", "followed by and")]
    [InlineData("amount > 10B USD and amount > 5B USD", "names amount twice")]
    [InlineData("kind in (cloud)", "must be one of equity")]
    [InlineData("kind in (equity", "closed by )")]
    [InlineData("party any ()", "a company must be named")]
    [InlineData("party any (OpenAI as boss)", "role must be one of")]
    [InlineData("country in (USA)", "two letters")]
    [InlineData("text any (\"never closed)", "quotation mark must be closed")]
    [InlineData("total > 250B USD of (OpenAI)", "in 24 months")]
    [InlineData("total > 250B USD of (OpenAI) in 500 months", "from 1 to 240")]
    [InlineData("bindingness >= terminated", "at least rumour")]
    [InlineData("amount > 99999999999999999999999999T USD", "too large")]
    public void What_is_no_rule_is_refused_with_what_would_be_right(string text, string why) =>
        Assert.Contains(why, Assert.IsType<CriteriaReading.Invalid>(RuleReader.Parse(text)).Detail, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"amount":{"over":"10000000000"},"kinds":{"in":["equity"]}}""", "amount > 10B USD and kind in (equity)")]
    [InlineData("""{"parties":{"any":[{"entity":"OpenAI","role":"buyer"}],"all":[{"entity":"oracle"}]}}""", "party all (Oracle) and party any (OpenAI as buyer)")]
    [InlineData("""{"power":{"atLeast":1},"countries":["us"],"roles":["lender"],"certainty":"likely","bindingness":"closed","text":["nuclear"]}""",
        "role any (lender) and country in (US) and power >= 1 GW and certainty >= likely and bindingness >= closed and text any (\"nuclear\")")]
    [InlineData("""{"total":{"over":"250000000000","of":[{"entity":"OpenAI","role":"buyer"}],"months":24}}""", "total > 250B USD of (OpenAI as buyer) in 24 months")]
    public void The_object_form_has_a_member_for_each_criterion(string json, string text) => Assert.Equal(text, Read($$"""{"when":{{json}}}""", out _)!.Text);

    [Fact]
    public void Every_mistake_of_the_object_form_is_named_by_its_pointer()
    {
        Assert.Null(Read("""{"when":{"amount":{},"kinds":{"in":["cloud"]},"parties":{},"countries":["USA"],"power":{"over":1,"atLeast":2},"text":[],"total":{"over":1},"size":3}}""", out var errors));

        Assert.Equal(
            ["#/when/amount/over", "#/when/countries", "#/when/kinds/in", "#/when/kinds/in", "#/when/parties/any", "#/when/power/atLeast", "#/when/size", "#/when/text", "#/when/total/months", "#/when/total/of"],
            errors.Select(e => e.Pointer).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_rule_whose_one_line_form_could_not_be_read_again_is_refused() =>
        Assert.Null(Read($"{{\"when\":{{\"text\":[{string.Join(',', Enumerable.Range(0, 50).Select(i => $"\"{new string('a', 95)}{i:D2}\""))}]}}}}", out _));

    [Fact]
    public void Every_known_entity_reads_back_in_a_role() => Assert.All(AiInfra.Parties.KnownEntities.All, entity =>
        Assert.Equal(new RuleParty(entity.Id, AiInfra.Parties.PartyRole.Buyer), Own($"party any ({new RuleParty(entity.Id, AiInfra.Parties.PartyRole.Buyer).Text})").Criteria.OfType<PartyCriterion>().Single().Parties.Single()));

    [Fact]
    public void Equal_criteria_are_one_rule_in_whatever_order_and_form_they_come() =>
        Assert.Equal(Own("amount > 10B USD and kind in (equity, debt)").Id, Read("""{"when":{"kinds":{"in":["debt","equity","debt"]},"amount":{"over":10000000000}}}""", out _)!.Id);

    private static Rule Own(string text) => Rule.Own(Assert.IsType<CriteriaReading.Ok>(RuleReader.Parse(text)).Criteria);

    private static Rule FromJson(Rule rule)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) rule.WriteCriteria(writer);
        return Read($$"""{"when":{{Encoding.UTF8.GetString(stream.ToArray())}}}""", out _)!;
    }

    private static Rule? Read(string json, out List<FieldError> errors)
    {
        errors = [];
        var criteria = RuleReader.Read(new Fields(JsonElement.Parse(json), "#", errors), "when");
        Assert.True(criteria is not null == (errors.Count == 0));
        return criteria is { } read ? Rule.Own(read) : null;
    }
}
