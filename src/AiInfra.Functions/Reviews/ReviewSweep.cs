using AiInfra.Functions.Operations;
using AiInfra.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace AiInfra.Functions.Reviews;

/// <summary>Carries out the judgements that a crash, a busy record, or matching itself left to be carried out.</summary>
public sealed partial class ReviewSweep(ReviewStore reviews, Judgement judgement, ILogger<ReviewSweep> log) : ISweep
{
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var review in await reviews.SettlingAsync(cancellationToken))
        {
            if (!await judgement.CarryOutAsync(review, cancellationToken)) continue;
            if (!(await reviews.SettleAsync(review, cancellationToken)).Settling) LogSettled(review.Id);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Review {ReviewId} is carried out")]
    private partial void LogSettled(string reviewId);
}
