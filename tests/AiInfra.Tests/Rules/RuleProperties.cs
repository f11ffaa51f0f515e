using AiInfra.Alerts;
using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Parties;
using AiInfra.Rules;
using CsCheck;

namespace AiInfra.Tests.Rules;

/// <summary>The index must find what walking all rules would find, and the text of a rule must be that rule.</summary>
public sealed class RuleProperties
{
    private static readonly Gen<string> Entity = Gen.OneOf("openai", "oracle", "microsoft", "google", "alphabet", "nobody-known", "x-and-y");

    private static readonly Gen<RuleParty> Party = Gen.Select(Entity, Gen.OneOf<PartyRole?>(null, PartyRole.Buyer, PartyRole.Supplier), (id, role) => new RuleParty(id, role));

    private static readonly Gen<string> Criterion = Gen.OneOf(
        Gen.Select(Gen.OneOf(1m, 5m, 10m, 20m, 40m), Gen.Bool, (billions, inclusive) => new AmountCriterion(billions * 1e9m, inclusive).Text),
        Gen.Select(Gen.OneOf(DealKind.Equity, DealKind.CloudContract, DealKind.Power).Array[1, 3], Gen.Bool, (kinds, none) => (none ? KindCriterion.NoneOf(kinds) : KindCriterion.AnyOf(kinds)).Text),
        Gen.Select(Party.Array[1, 3], Gen.Bool, (parties, all) => new PartyCriterion([.. parties.Distinct()], all).Text),
        Gen.OneOf(PartyRole.Buyer, PartyRole.Lender).Select(role => new RoleCriterion([role]).Text),
        Gen.OneOf("US", "FR").Select(country => new CountryCriterion([country]).Text),
        Gen.OneOf(1m, 2.5m).Select(gigawatts => new PowerCriterion(gigawatts, true).Text),
        Gen.OneOf(CertaintyLevel.Likely, CertaintyLevel.Confident).Select(level => new CertaintyCriterion(level).Text),
        Gen.OneOf(Bindingness.Reported, Bindingness.Definitive).Select(least => new BindingnessCriterion(least).Text),
        Gen.OneOf("nuclear", "signs with oracle", "reactor").Select(phrase => new TextCriterion([phrase]).Text),
        Party.Select(party => new TotalCriterion(100e9m, false, [party], 24).Text));

    private static readonly Gen<Rule[]> Rules = Criterion.Array[1, 4].Select(texts => RuleReader.Parse(string.Join(" and ", texts))).Where(r => r is CriteriaReading.Ok).Select(r => Rule.Own(((CriteriaReading.Ok)r).Criteria)).Array[0, 30];

    private static readonly Gen<Deal> Deals = Gen.Select(
        Gen.OneOf<decimal?>(null, 1m, 5m, 10m, 20m, 60m),
        Gen.OneOf(AmountQualifier.Exact, AmountQualifier.Almost, AmountQualifier.MoreThan),
        Gen.OneOf(DealKind.Equity, DealKind.CloudContract, DealKind.Power),
        Gen.Select(Entity, Gen.OneOf(PartyRole.Buyer, PartyRole.Supplier, PartyRole.Lender)).Array[0, 3],
        Gen.OneOf<string?>(null, "US", "DE"),
        Gen.OneOf<decimal?>(null, 1m, 3m),
        Gen.OneOf("A nuclear reactor", "OpenAI signs with Oracle"),
        (billions, qualifier, kind, parties, country, power, title) => (billions is { } b ? Given.Deal(b, qualifier, kind) : Given.Of(Amount.Undisclosed, kind)) with
        {
            Title = title,
            Parties = [.. parties.Select(p => new DealParty(p.Item1, p.Item1, p.Item2))],
            Site = country is null ? null : new(null, country, null, null, null),
            Power = power is null ? null : new(power, null, EnergySource.Unknown),
        });

    [Fact]
    public void A_deal_is_held_against_every_rule_it_meets_and_no_rule_twice() => Gen.Select(Rules, Deals).Sample((rules, deal) =>
    {
        var distinct = rules.DistinctBy(r => r.Id).ToList();
        var set = RuleSet.Of(distinct);

        Assert.Equal(distinct.Where(r => r.Total is null && r.Check(deal).Met).Select(r => r.Id).Order(StringComparer.Ordinal), set.Met(deal).Select(r => r.Id).Order(StringComparer.Ordinal));
        Assert.Empty(distinct.Where(r => r.Check(deal).Met).Except(set.Candidates(deal)));
    });

    [Fact]
    public void A_set_after_changes_is_the_set_of_what_is_left() => Gen.Select(Rules, Rules, Deals).Sample((before, changed, deal) =>
    {
        var taken = before.Take(before.Length / 2).Select(r => KeyValuePair.Create(r.Id, (Rule?)null));
        var added = changed.Select(r => KeyValuePair.Create(r.Id, (Rule?)r));
        Dictionary<string, Rule?> all = before.DistinctBy(r => r.Id).ToDictionary(r => r.Id, r => (Rule?)r);
        foreach (var (id, rule) in taken.Concat(added)) all[id] = rule;

        var set = RuleSet.Of(before.DistinctBy(r => r.Id)).With(taken.DistinctBy(t => t.Key)).With(added.DistinctBy(a => a.Key));

        Assert.Equal(RuleSet.Of(all.Values.OfType<Rule>()).Met(deal).Select(r => r.Id).Order(StringComparer.Ordinal), set.Met(deal).Select(r => r.Id).Order(StringComparer.Ordinal));
        Assert.Equal(all.Values.OfType<Rule>().Count(), set.Count);
        Assert.All(all, r => Assert.Equal(r.Value?.Text, set.Find(r.Key)?.Text));
    });

    [Fact]
    public void The_text_of_a_rule_reads_as_the_rule() => Rules.Sample(rules => Assert.All(rules, rule =>
        Assert.Equal(rule.Id, Rule.Own(Assert.IsType<CriteriaReading.Ok>(RuleReader.Parse(rule.Text)).Criteria).Id)));

    [Fact]
    public void Whatever_the_text_reading_it_ends_with_a_rule_or_with_words() => Gen.OneOf<string>(
        Gen.String[0, 80],
        Gen.OneOf("amount", " > ", ">= ", "10B", " USD", " and ", "kind in ", "(", ")", ",", "\"", "\\", "party any ", "OpenAI", " as ", "buyer", "total", " of ", " in ", "24 months", "9", "text any ", "\ud800", "\0", "\u202e").Array[0, 20].Select(string.Concat))
        .Sample(text =>
        {
            if (RuleReader.Parse(text) is CriteriaReading.Ok ok) Assert.Equal(Rule.Own(ok.Criteria).Text, Rule.Own(Assert.IsType<CriteriaReading.Ok>(RuleReader.Parse(Rule.Own(ok.Criteria).Text)).Criteria).Text);
        });

    [Fact]
    public void Whoever_controls_a_party_is_meant_too()
    {
        var deal = Given.Deal() with { Parties = [new("google", "Google", PartyRole.Buyer)] };

        Assert.True(new PartyCriterion([new("alphabet")], false).Check(deal, Wording.English).Met);
        Assert.Single(RuleSet.Of([Rule.Own([new PartyCriterion([new("alphabet")], false)])]).Met(deal));
        Assert.False(new PartyCriterion([new("google", PartyRole.Supplier)], false).Check(deal, Wording.English).Met);
    }
}
