using AiInfra.Alerts;
using AiInfra.Functions.Notifications;
using AiInfra.Functions.Rules;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Subscriptions.Links;
using AiInfra.Functions.Subscriptions.Pages;

namespace AiInfra.Functions.Subscriptions.Managing;

/// <summary>The page on which a subscriber sees and changes their own subscription.</summary>
public sealed class ManagePage(DealStore deals, RuleBook book, SubscriberDeliveries deliveries)
{
    private const int MaxMuted = 50;
    private const int MaxRecent = 10;

    /// <param name="visitor">Whose page.</param>
    /// <param name="note">What was done just now.</param>
    /// <param name="wrong">Why something was not done.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="own">What was typed into the field of their own rules, when it could not be saved.</param>
    internal async Task<PageResult> OfAsync(Visitor visitor, Html? note, string? wrong, CancellationToken cancellationToken, string? own = null)
    {
        var (subscriber, words, path) = (visitor.Subscriber, visitor.Words, visitor.Path);
        var sent = await deliveries.PageAsync(subscriber.Id, null, MaxRecent, cancellationToken);
        var recent = await Task.WhenAll(sent.Deliveries.Select(async d => (d, await AboutAsync(d.EventId, words, cancellationToken))));
        var rules = await book.CurrentAsync(cancellationToken);
        var muted = await Task.WhenAll(subscriber.Muted.Reverse().Take(MaxMuted).Select(async id => (id, await DealName.OfAsync(deals, id, cancellationToken))));
        var content = Html.Of($"""
            {Notes(note, wrong)}{PauseSection.Of(subscriber, words, path)}{ChannelSection.Of(subscriber, words, path)}{PreferenceSection.Of(subscriber, rules, own, words, path)}{RecentSection.Of(recent, words, path)}{MutedSection.Of(muted, words, path)}{DataSection.Of(words, path)}
            """);
        return new(words, words.Say("Your subscription"), content, wrong is null ? 200 : 400);
    }

    private async Task<string> AboutAsync(string subject, Wording words, CancellationToken cancellationToken) =>
        Subject.IsNotice(subject, out _) ? words.Say("About your subscription") : Subject.IsSummary(subject, out _, out _) ? words.Say("A summary") : await DealName.OfAsync(deals, TableKeys.DealOf(subject), cancellationToken);

    private static Html Notes(Html? note, string? wrong) => Html.Of($"""
        {(note is null ? FormParts.Nothing : Html.Of($"""<div class="note" role="status">{note}</div>"""))}{(wrong is null ? FormParts.Nothing : Html.Of($"""<p class="note error" role="alert">{wrong}</p>"""))}
        """);
}
