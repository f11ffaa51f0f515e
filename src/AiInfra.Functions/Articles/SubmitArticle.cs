using AiInfra.Articles;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Hosting.Limits;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Articles;

/// <summary>
/// <c>POST /api/articles</c>: an article as <c>text/plain</c>, <c>text/html</c> or <c>application/json</c>. 200 with the deals it tells, each with the words it was read from; each is stored as a proposal,
/// which alerts nobody until an operator accepts it. <c>?dryRun=true</c> stores nothing; <c>?submit=confident</c> accepts those that were surely understood.
/// </summary>
public sealed class SubmitArticle(RateLimits limits, ArticleIntake intake, Func<Article, ArticleReading> read, TimeProvider clock)
{
    /// <summary>The door, as proposals name it.</summary>
    public const string Origin = "article";

    [Function("SubmitArticle")]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/articles")] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (await limits.ByKeyAsync(request) is { } tooMany) return tooMany;
        if (QuerySwitch.AsksForTest(request)) return QuerySwitch.NoTest();
        if (!QuerySwitch.TryRead(request, "dryRun", "true", out var dryRun)) return QuerySwitch.Problem("dryRun", "true");
        if (!QuerySwitch.TryRead(request, "submit", "confident", out var submit)) return QuerySwitch.Problem("submit", "confident");
        var posted = await ArticleRequest.ReadAsync(request, cancellationToken);
        if (posted.Article is not { } article) return posted.Problem!;
        switch (read(article with { ReadOn = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) }))
        {
            case ArticleReading.Ok ok:
                var mode = dryRun ? ArticleMode.DryRun : submit ? ArticleMode.Submit : ArticleMode.Propose;
                return ArticleResult.Of(article, posted.WasHtml, ok.Language, await intake.TakeAsync(Origin, article, ok.Deals, mode, cancellationToken));
            case ArticleReading.Unreadable unreadable:
                return Problems.Unreadable(unreadable.Reason);
            default:
                throw new InvalidOperationException();
        }
    }
}
