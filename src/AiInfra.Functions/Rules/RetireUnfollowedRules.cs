using System.Globalization;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Storage.Rules;
using AiInfra.Rules;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace AiInfra.Functions.Rules;

/// <summary>
/// Takes rules of subscribers' own out of force that nobody follows any more; who asks the same again brings them back. A sixteenth of them each day, by the first digit of their hash, one query for each.
/// </summary>
public sealed partial class RetireUnfollowedRules(RuleBook book, RuleStore store, SubscriberStore subscribers, TimeProvider clock, ILogger<RetireUnfollowedRules> log)
{
    /// <summary>A younger rule may belong to someone who is being stored.</summary>
    private static readonly TimeSpan Age = TimeSpan.FromDays(3);

    private const int AtOnce = 8;

    [Function("RetireUnfollowedRules")]
    public async Task RunAsync([TimerTrigger("0 40 3 * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        var today = (clock.GetUtcNow().UtcDateTime.Date - DateTime.UnixEpoch).Days % 16;
        var rules = (await book.RefreshAsync(cancellationToken)).Own.Where(rule => rule.Id.EndsWith(today.ToString("x", CultureInfo.InvariantCulture), StringComparison.Ordinal)).ToList();
        var retired = await Messaging.InParallel.SelectAsync(rules, AtOnce, rule => RetireAsync(rule, cancellationToken), cancellationToken);
        var gone = retired.Count(r => r);
        LogRetired(gone, rules.Count);
    }

    private async Task<bool> RetireAsync(Rule rule, CancellationToken cancellationToken)
    {
        if (await IsFollowedAsync(rule, cancellationToken) || await store.FindAsync(rule.Id, cancellationToken) is not { IsRetired: false } stored || stored.UpdatedAt > clock.GetUtcNow() - Age) return false;
        await store.PutAsync(rule, retired: true, cancellationToken);

        // Someone who found it in force a moment ago follows it by now.
        if (!await IsFollowedAsync(rule, cancellationToken)) return true;
        await store.PutAsync(rule, retired: false, cancellationToken);
        return false;
    }

    private async Task<bool> IsFollowedAsync(Rule rule, CancellationToken cancellationToken) => (await subscribers.FollowersAsync(rule.Id, 0, null, 1, cancellationToken)).Count > 0;

    [LoggerMessage(Level = LogLevel.Information, Message = "{Retired} of {Looked} rules of subscribers' own had no follower and are retired")]
    private partial void LogRetired(int retired, int looked);
}
