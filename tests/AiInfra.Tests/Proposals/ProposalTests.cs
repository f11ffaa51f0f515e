using System.Text.Json;
using AiInfra.Proposals;

namespace AiInfra.Tests.Proposals;

public sealed class ProposalTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_same_submission_through_the_same_door_is_the_same_proposal_whenever_it_comes_and_however_it_is_indented()
    {
        var one = Of("article", """{"kind":"debt","amount":"$1 billion"}""");
        var again = Of("article", """{ "kind": "debt", "amount": "$1 billion" }""") with { ProposedAt = Now.AddDays(9) };
        string[] others = [Of("article", """{"kind":"debt","amount":"$2 billion"}""").Id, Of("watch:w1", """{"kind":"debt","amount":"$1 billion"}""").Id];

        Assert.Equal(one.Id, again.Id);
        Assert.DoesNotContain(one.Id, others);
        Assert.Matches("^[0-9a-f]{20}$", one.Id);
    }

    [Fact]
    public void A_proposal_is_as_decided_last_and_only_an_acceptance_is_to_be_carried_out()
    {
        var open = Of("article", "{}");
        var rejected = open.Decide(new(ProposalState.Rejected, "operator", Now, null));
        var accepted = rejected.Decide(new(ProposalState.Accepted, "operator", Now, null));

        Assert.Equal((ProposalState.Open, false), (open.State, open.Settling));
        Assert.Equal((ProposalState.Rejected, false), (rejected.State, rejected.Settling));
        Assert.Equal((ProposalState.Accepted, true), (accepted.State, accepted.Settling));
    }

    private static Proposal Of(string origin, string json) => Proposal.Of(origin, JsonElement.Parse(json), null, Now);
}
