using AiInfra.Alerts;
using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Parties;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Tests.Notifications;

internal static class SampleNotifications
{
    public const string DeliveryId = "dlv-7f3a9c21";

    public static Alert OracleOpenAi()
    {
        var deal = new Deal
        {
            Id = "2025-09-openai-oracle-300b-1a2b3c4d",
            Title = "Oracle sells OpenAI $300 billion of computing power",
            Kind = DealKind.CloudContract,
            Bindingness = Bindingness.Definitive,
            Announced = Date("2025-09-10"),
            Parties = [DealParty.Of("OpenAI", PartyRole.Buyer), DealParty.Of("Oracle", PartyRole.Supplier)],
            Amount = new() { Text = "$300 billion over five years", Low = 300e9m, High = 300e9m, Currency = "USD", Basis = AmountBasis.Contracted, Usd = new(300e9m, 300e9m, 1, null) },
            Term = new(Date("2027"), null, 5),
            Power = new(4.5m, null, EnergySource.Unknown),
            CountsInTotals = new(true, "Nothing counted contains it."),
            Sources =
            [
                new(new("https://www.wsj.com/business/openai-oracle"), "Wall Street Journal", SourceType.Press, "en", Date("2025-09-10"), "OpenAI signed a contract with Oracle"),
                new(null, "Oracle 8-K", SourceType.Filing, "en", Date("2025-06-30"), null),
            ],
            Certainty = new(CertaintyLevel.Confident, "definitive, and a filing and the press agree"),
            SubmittedAt = At,
            UpdatedAt = At,
        };
        return Of(deal, new MetRule("over-10b", "Over $10 billion", "$300 billion is over $10 billion"));
    }

    /// <summary>Everything a submitter might try, in every field that is shown.</summary>
    public static Alert Hostile()
    {
        var deal = OracleOpenAi().Event.Deal with
        {
            Title = "=cmd('/C calc')",
            Bindingness = Bindingness.LetterOfIntent,
            Parties =
            [
                new("x", "<script>alert(1)</script>", PartyRole.Buyer),
                new("y", "Evil\r\nBcc: everyone@example.org\r\n\r\n<b>body</b>", PartyRole.Supplier),
                new("z", "[click me](https://evil.example) *bold* _it_ `code` &lt;i&gt; # head", PartyRole.Backer),
                new("r", "abc\u202Edlrow\u202C שלום", PartyRole.Owner),
                new("l", new string('n', 150) + " " + new string('m', 149), PartyRole.Lender),
                new("e", "=cmd('/C calc') 👩‍💻 🏳️‍🌈 \uD800 \" onmouseover=\"x", PartyRole.Builder),
            ],
            Site = new("<img src=x onerror=alert(1)>", "US", "1. list", null, null),
            Certainty = new(CertaintyLevel.Speculative, "because\n# heading\n- list"),
            CountsInTotals = new(false, "</td></table><h1>gone</h1>"),
            Sources =
            [
                new(new("javascript:alert(1)"), "A script", SourceType.Rumour, null, null, null),
                new(new("https://bank.example@evil.example/"), "](https://evil.example)", SourceType.Press, null, null, null),
                new(new("https://example.org/a)b*c\"d<e>?q='%5B"), "Example \"paper\"", SourceType.Press, null, null, null),
                new(new("file:///etc/passwd"), null, SourceType.Press, null, null, null),
            ],
            PossibleDuplicates = [new("2025-09-openai-oracle-290b-5e6f7a8b", "<i>nearly</i> the same amount")],
            AlsoReported =
            [
                new("/site/name", "</li></ul>[here](https://evil.example)", ["<b>A blog</b>\r\nBcc: all@example.org"]),
                new("/amount", "$60 billion", ["=cmd('/C calc') *blog*", "\u202Egolb A"]),
            ],
        };
        return Of(deal, new MetRule("r", "<b>rule</b>\r\nX-Injected: 1", "[why](javascript:alert(1))"));
    }

    /// <summary>A correction, with what changed.</summary>
    public static Alert Correction()
    {
        var alert = OracleOpenAi();
        return alert with { Event = alert.Event with { Id = "evt-2", Kind = EventKind.Correction, Corrects = "evt-1", Changes = ["amount: $300 billion → up to $300 billion", "bindingness: definitive → letter of intent"] } };
    }

    /// <summary>A correction that says the deal is over.</summary>
    public static Alert Termination()
    {
        var alert = Correction();
        return alert with { Event = alert.Event with { Id = "evt-3", Deal = alert.Event.Deal with { Bindingness = Bindingness.Terminated }, Changes = ["bindingness: definitive → terminated"] } };
    }

    /// <summary>The news, a correction of it, and everything a submitter might try.</summary>
    public static Summary Summary(SummaryKind kind = SummaryKind.Daily, int left = 0) => new(DeliveryId, Reader, kind, [OracleOpenAi(), Correction(), Hostile()], left);

    public static Notice Notice(NoticeKind kind) => new(
        DeliveryId,
        Reader,
        kind,
        kind is NoticeKind.Confirm ? new("https://deals.example.org/s/confirm/token") : Reader.Manage,
        kind is NoticeKind.ChannelDisabled ? "webhook https://hooks.example.org/…: HTTP 410: the endpoint wants no more" : null);

    public static TNotification InFrench<TNotification>(this TNotification notification)
        where TNotification : Notification => notification with { Reader = notification.Reader with { Language = ReaderLanguage.Fr } };

    public static Alert Of(Deal deal, params MetRule[] rules) =>
        new(DeliveryId, Reader, new() { Id = "evt-1", Kind = EventKind.Crossed, Deal = deal, Rules = [.. rules], OccurredAt = At }, [.. rules], Links);

    public static Reader Reader { get; } = new(ReaderLanguage.En, new("https://deals.example.org/s/manage/token"), new("https://deals.example.org/s/unsubscribe/token"));

    private static DealLinks Links { get; } = new(new("https://deals.example.org/deals/2025-09-openai-oracle-300b-1a2b3c4d"), new("https://deals.example.org/s/mute/token"), new("https://deals.example.org/s/report/token"));

    private static readonly DateTimeOffset At = new(2025, 9, 10, 14, 30, 0, TimeSpan.Zero);

    private static PartialDate Date(string text) => PartialDate.TryParse(text, out var date) ? date : throw new ArgumentException(text, nameof(text));
}
