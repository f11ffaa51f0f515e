using AiInfra.Articles;
using AiInfra.Deals;
using AiInfra.Deals.Submissions;
using AiInfra.Functions.Intake;
using AiInfra.Functions.Proposals;
using AiInfra.Functions.Storage;
using AiInfra.Proposals;

namespace AiInfra.Functions.Articles;

/// <summary>What to do with the deals of an article.</summary>
public enum ArticleMode
{
    /// <summary>Each waits for an operator.</summary>
    Propose,

    /// <summary>Those that were surely understood are accepted at once, by the operator who sends the article; the others wait.</summary>
    Submit,

    /// <summary>Nothing is stored.</summary>
    DryRun,
}

public enum ArticleStatus { Found, Proposed, Rejected, Accepted, Created, Known, Merged, Invalid }

/// <summary>What became of one deal of an article.</summary>
/// <param name="Proposal">As it is now; null when nothing was stored.</param>
/// <param name="Prospect">What it would become, or became; null when that was decided before.</param>
public sealed record ArticleOutcome(ArticleDeal Found, ArticleStatus Status, Proposal? Proposal, Prospect? Prospect);

/// <summary>
/// Takes in what was read from an article. Every deal is a proposal first, also one that is accepted in the same breath: what a crash leaves half done is then carried out like any other acceptance,
/// sending the same again ends in the same, and what an operator once rejected is not submitted behind their back.
/// </summary>
public sealed class ArticleIntake(ProposalInbox inbox, ProposalStore proposals, Acceptance acceptance, Prospects prospects, TimeProvider clock)
{
    /// <param name="origin">The door, as proposals name it.</param>
    /// <param name="article">What was read.</param>
    /// <param name="deals">What was found in it.</param>
    /// <param name="mode">What to do with them.</param>
    /// <param name="cancellationToken">Gives up; what was stored by then stays.</param>
    public async Task<IReadOnlyList<ArticleOutcome>> TakeAsync(string origin, Article article, IEnumerable<ArticleDeal> deals, ArticleMode mode, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(deals);
        List<ArticleOutcome> outcomes = [];
        foreach (var found in deals)
        {
            var result = mode is ArticleMode.DryRun ? inbox.Draft(origin, found.Submission, PassageOf(article, found)) : await ProposeAsync(origin, article, found, cancellationToken);
            outcomes.Add(result is ProposeResult.Proposed { Proposal: var proposal } ? await TakeAsync(found, proposal, mode, cancellationToken) : new(found, ArticleStatus.Invalid, null, null));
        }

        return outcomes;
    }

    /// <summary>Proposes one deal, and looks no further.</summary>
    public Task<ProposeResult> ProposeAsync(string origin, Article article, ArticleDeal found, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(found);
        return inbox.ProposeAsync(origin, found.Submission, PassageOf(article, found), cancellationToken);
    }

    internal static Passage PassageOf(Article article, ArticleDeal found) => new(found.Quote, found.Start, found.End, found.Certainty, found.Reason, found.DateIsTold, article.Url, article.Publisher);

    private async Task<ArticleOutcome> TakeAsync(ArticleDeal found, Proposal proposal, ArticleMode mode, CancellationToken cancellationToken)
    {
        if (proposal.State is ProposalState.Rejected) return new(found, ArticleStatus.Rejected, proposal, null);
        if (proposal.State is ProposalState.Accepted) return proposal.Settling ? Outcome(found, proposal, null, await acceptance.CarryOutAsync(proposal, cancellationToken)) : new(found, ArticleStatus.Known, proposal, null);
        var prospect = await prospects.OfAsync(proposal, cancellationToken);
        if (prospect.Read.Reading is SubmissionReading.Invalid) return new(found, ArticleStatus.Invalid, mode is ArticleMode.DryRun ? null : proposal, prospect);
        if (mode is ArticleMode.DryRun) return new(found, ArticleStatus.Found, null, prospect);
        if (mode is ArticleMode.Propose || found.Certainty is not CertaintyLevel.Confident || prospect.Read.IsAmbiguous) return new(found, ArticleStatus.Proposed, proposal, prospect);
        var open = await proposals.FindAsync(proposal.Id, cancellationToken) ?? throw new InvalidOperationException($"Proposal {proposal.Id} is gone.");
        // What an operator decided meanwhile stands.
        if (open.Record.State is not ProposalState.Open) return await TakeAsync(found, open.Record, mode, cancellationToken);
        var accepted = new ProposalDecision(ProposalState.Accepted, "operator", clock.GetUtcNow(), "surely understood; the article was sent to be submitted");
        return Outcome(found, proposal, prospect, await acceptance.AcceptAsync(open, accepted, cancellationToken));
    }

    private static ArticleOutcome Outcome(ArticleDeal found, Proposal proposal, Prospect? prospect, AcceptanceResult result) => result switch
    {
        AcceptanceResult.Done done => new(found, StatusOf(done.Told), done.Proposal, prospect),
        AcceptanceResult.Later later => new(found, ArticleStatus.Accepted, later.Proposal, prospect),
        AcceptanceResult.Full full => new(found, ArticleStatus.Proposed, full.Proposal, prospect),
        AcceptanceResult.Invalid => new(found, ArticleStatus.Invalid, proposal, prospect),
        _ => new(found, ArticleStatus.Proposed, proposal, prospect),
    };

    private static ArticleStatus StatusOf(IntakeResult told) => told switch
    {
        IntakeResult.Accepted => ArticleStatus.Created,
        IntakeResult.Merged => ArticleStatus.Merged,
        _ => ArticleStatus.Known,
    };
}
