using System.Collections.Immutable;
using System.Text.Json;
using AiInfra.Alerts;
using AiInfra.Deals;
using AiInfra.Deals.Submissions;
using AiInfra.Json;
using AiInfra.Parties;
using AiInfra.Rules.Text;

namespace AiInfra.Rules;

/// <summary>Someone takes part in one of these roles: <c>role any (lender, backer)</c>.</summary>
public sealed record RoleCriterion(ImmutableArray<PartyRole> Roles) : Criterion
{
    public override string Text => $"role any {RuleText.List(Roles.Select(SnakeCase.Of))}";

    public override IEnumerable<string> Keys => Roles.Select(DealKeys.Role);

    public override int Selectivity => 2;

    public override bool IsMet(Deal deal) => PartyOf(deal) is not null;

    protected override string Reason(Deal deal, bool met, Wording words) => PartyOf(deal) is { } party
        ? words.Say("{0} is {1}", PlainText.Of(party.Name, RuleParty.MaxName), words.Word(party.Role))
        : words.Say("nobody is {0}", string.Join(", ", Roles.Select(words.Word)));

    public override void Write(Utf8JsonWriter json) => json.WriteStrings("roles", Roles.Select(SnakeCase.Of));

    internal static RoleCriterion? Parse(RuleCursor cursor)
    {
        if (cursor.TakeAny("role", "roles") is null) return null;
        if (cursor.TakeAny("any", "in", "is", "=") is null) throw cursor.Wrong("role must go on with any (…)");
        return Of(cursor.Words<PartyRole>("a role"));
    }

    internal static RoleCriterion? Read(Fields rule) => rule.Words<PartyRole>("roles") is { } roles ? Of(roles) : null;

    private DealParty? PartyOf(Deal deal) => deal.Parties.FirstOrDefault(p => Roles.Contains(p.Role));

    private static RoleCriterion Of(IEnumerable<PartyRole> roles) => new([.. roles.Distinct().Order()]);
}
