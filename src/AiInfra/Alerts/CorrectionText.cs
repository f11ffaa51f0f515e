using AiInfra.Deals;

namespace AiInfra.Alerts;

/// <summary>What a correction changed, told in a reader's language from the facts told before. In English it says what <see cref="DealEvent.Changes"/> says.</summary>
internal static class CorrectionText
{
    /// <param name="dealEvent">The correction.</param>
    /// <param name="rules">Those the reader follows, with reasons in their language.</param>
    /// <param name="words">Of the language.</param>
    public static IEnumerable<string> Lines(DealEvent dealEvent, IEnumerable<MetRule> rules, Wording words)
    {
        // Events stored before the facts were kept have the English words only.
        if ((dealEvent.Before.IsEmpty && !rules.Any(r => r.Fell)) || dealEvent.Before.Any(b => b.Reported is null)) return dealEvent.Changes.Select(c => PlainText.Of(c));
        var changed = dealEvent.Before.SelectMany(before => Changed(before, dealEvent.Deal, words));
        return changed.Concat(rules.Where(r => r.Fell).Select(r => words.Say("no longer meets the rule: {0}", PlainText.Of(words.Reason(r.Reason))))).Distinct();
    }

    private static IEnumerable<string> Changed(ToldFacts before, Deal now, Wording words)
    {
        if (Evaluation.MovedEnough(before.HeadlineUsd, now.Headline?.Usd)) yield return AmountLine(before, now, words);
        if (before.Bindingness != now.Bindingness) yield return words.Say("bindingness: {0} → {1}", words.Word(before.Bindingness), words.Word(now.Bindingness));
        if (before.Status != now.Status) yield return words.Say("status: {0} → {1}", words.Word(before.Status), words.Word(now.Status));
    }

    private static string AmountLine(ToldFacts before, Deal now, Wording words)
    {
        var (told, amount) = (words.Amount(before.Reported!), words.Amount(now.Amount));
        return told != amount
            ? words.Say("amount: {0} → {1}", told, amount)
            : words.Say("amount: {0}, {1} → {2}", amount, Sum(before.HeadlineUsd, words), Sum(now.Headline?.Usd, words));
    }

    private static string Sum(decimal? usd, Wording words) => usd is { } figure ? words.Say("{0} in all", words.Money(figure, "USD")) : words.Say("no sum in US dollars");
}
