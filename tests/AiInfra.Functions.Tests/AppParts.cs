using AiInfra.Alerts;
using AiInfra.Articles;
using AiInfra.Deals;
using AiInfra.Deals.Records;
using AiInfra.Functions.Articles;
using AiInfra.Functions.Deliveries;
using AiInfra.Functions.Evaluation;
using AiInfra.Functions.Feed;
using AiInfra.Functions.Hosting.Limits;
using AiInfra.Functions.Importing;
using AiInfra.Functions.Importing.Files;
using AiInfra.Functions.Importing.Stored;
using AiInfra.Functions.Intake;
using AiInfra.Functions.Intake.Idempotency;
using AiInfra.Functions.Intake.Webhooks;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Notifications;
using AiInfra.Functions.Notifications.Digests;
using AiInfra.Functions.Notifications.Health;
using AiInfra.Functions.Operations;
using AiInfra.Functions.Proposals;
using AiInfra.Functions.Rates;
using AiInfra.Functions.Reviews;
using AiInfra.Functions.Rules;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Storage.Requests;
using AiInfra.Functions.Storage.Rules;
using AiInfra.Functions.Storage.Sources;
using AiInfra.Functions.Subscriptions;
using AiInfra.Functions.Subscriptions.Links;
using AiInfra.Functions.Subscriptions.Managing;
using AiInfra.Functions.Subscriptions.SignUps;
using AiInfra.Functions.Telemetry;
using AiInfra.Functions.Tests.Messaging;
using AiInfra.Functions.Tests.Telemetry;
using AiInfra.Functions.Views;
using AiInfra.Functions.Watches;
using AiInfra.Functions.Watches.Sources;
using AiInfra.Rules;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace AiInfra.Functions.Tests;

/// <summary>The app's own parts on real tables, with a clock and a bus in the test's hands.</summary>
internal sealed class AppParts(Tables tables, DateTimeOffset? now = null)
{
    public const string SecretsKey = "c2l4dGVlbiBieXRlcyBvciB0d28gdGltZXMgdGhhdCE=";

    public FakeTimeProvider Clock { get; } = new(now ?? Given.Now);

    public RecordingBus Bus { get; } = new();

    public Metrics Metrics { get; } = NoMetrics.Instance;

    public Settlements Settled { get; private set; } = new();

    public DealStore Deals => new(tables);

    public DealRevisions Revisions => new(tables);

    public Outbox Outbox => new(tables, Bus, Clock);

    public EvaluationStore Evaluations => new(tables);

    public RuleStore StoredRules => new(tables, Clock);

    public RuleTotalsStore RuleTotals => new(tables);

    /// <summary>The rules as this instance knows them.</summary>
    public RuleBook Rules => field ??= new(StoredRules, Metrics, Clock, NullLogger<RuleBook>.Instance);

    public RuleKeeper RuleKeeper => new(StoredRules, Rules, new(Matching, Deals, new(RuleTotals, Evaluations)));

    public SecretBox Secrets { get; } = new(Convert.FromBase64String(SecretsKey));

    public SubscriberStore Subscribers => new(tables, Secrets);

    public DeliveryLists DeliveryLists => new(tables);

    public DeliveryLedger Ledger => new(tables, DeliveryLists, Clock);

    public SubscriberDeliveries SubscriberDeliveries => new(DeliveryLists, Ledger, tables);

    public FanOuts FanOuts => new(tables);

    public DigestStore Digests => new(tables);

    public DueDigests DueDigests => new(tables);

    public HealthStore Health => new(tables);

    public Replays Replays => new(Ledger, Bus);

    public ChannelDisabling Disabling => new(Health, Subscribers, new(Bus, Clock), Hourly(), Clock, NullLogger<ChannelDisabling>.Instance);

    public AlertFeed Feed => new(tables, Evaluations, new(new("https://deals.example.org/")), Clock);

    public MessageHandling Handling => new(Bus, Metrics, Clock, NullLogger<MessageHandling>.Instance);

    public DealHandling DealHandling => new(Bus, Handling);

    public DealWriter Writer => new(Deals, Outbox, NullLogger<DealWriter>.Instance);

    public MatchingStore Matching => new(tables);

    public SameDeals SameDeals => new(Matching, TimeProvider.System);

    public DealPreview Preview => new(SameDeals, Rules);

    public DealIntake Intake => new(SameDeals, Writer, Metrics);

    public RatesStore Rates => new(tables);

    public WaitingDeals Waiting => new(tables);

    public KnownRates KnownRates => new(Rates, Clock, NullLogger<KnownRates>.Instance);

    public DealCorrector Corrector => new(Writer, KnownRates, Clock);

    public RequestExpiry Expiry => new(tables, Clock);

    public RequestStore Requests => new(tables, Expiry, Clock);

    public Submissions Submissions => new(Intake, Inbox, Revisions, KnownRates);

    public OnceOnly Once => new(Requests, new(TimeSpan.FromSeconds(60)), NullLogger<OnceOnly>.Instance);

    public RateLimits NoLimits => Limits(0, 0);

    public SubmitDeal SubmitDeal => new(NoLimits, Submissions, new(Once, Submissions), new(SameDeals, Rules), Clock);

    public SourceStore Sources => new(tables, new(Convert.FromBase64String(SecretsKey)));

    public SourceUses SourceUses => new(tables, Clock, NullLogger<SourceUses>.Instance);

    public ReceiveWebhook Webhooks => new(NoLimits, Sources, SourceUses, Payloads, Clock);

    public PayloadIntake Payloads => new(Once, new(Once, Submissions), Submissions, Clock);

    public ReviewStore Reviews => new(tables);

    public OpenReviews OpenReviews => new(Reviews, Deals);

    public Judgement Judgement => new(Deals, Matching, Writer, Clock);

    /// <summary>An instance of its own: what it counts it shares with others by storage alone.</summary>
    public RateLimits Limits(int perKey, int perAddress) => new(new(tables), new(perKey, perAddress), Clock, NullLogger<RateLimits>.Instance);

    public Task ExpireAsync() => new ExpireRows(Expiry, new(tables), new(Subscribers, Erasure, Clock), Clock, NullLogger<ExpireRows>.Instance).RunAsync(new TimerInfo(), CancellationToken.None);

    public ProposalStore Proposals => new(tables);

    public ProposalInbox Inbox => new(Proposals, Clock);

    public ProposalReader ProposalReader => new(new(Matching), KnownRates);

    public Acceptance Acceptance => new(Proposals, ProposalReader, Intake);

    public Prospects Prospects => new(ProposalReader, new(SameDeals, Rules), Clock);

    public ProposalResult ProposalResult => new(Prospects);

    public ArticleIntake Articles => new(Inbox, Proposals, Acceptance, Prospects, Clock);

    public WatchStore Watches => new(tables);

    /// <summary>The timer of the watched sources, once, with articles read by hand.</summary>
    public async Task ReadSourcesAsync(Func<Article, ArticleReading> read, WatchOptions? options = null)
    {
        using var client = new SourceClient(options ?? new(TimeSpan.FromSeconds(20), AllowLoopback: true), new(new("https://deals.example.org/")), Clock);
        var reader = new WatchReader(Watches, client, new(read, Clock, NullLogger<EntryReader>.Instance), Articles, Clock);
        await new ReadWatchedSources(Watches, reader, Clock, NullLogger<ReadWatchedSources>.Instance).RunAsync(new TimerInfo(), CancellationToken.None);
    }

    public Task SettleProposalsAsync() => new ProposalSweep(Proposals, Acceptance, NullLogger<ProposalSweep>.Instance).SweepAsync(CancellationToken.None);

    public ImportStore Imports => new(tables);

    public OpenImports OpenImports => new(tables, Clock);

    public ImportMessages ImportMessages => new(Imports, OpenImports, Bus, NullLogger<ImportMessages>.Instance);

    public Staging Staging => new(Imports, OpenImports, ImportMessages, Clock);

    public Task SettleAsync() => new ReviewSweep(Reviews, Judgement, NullLogger<ReviewSweep>.Instance).SweepAsync(CancellationToken.None);

    public Task<IntakeResult> SubmitAsync(Deal deal) => Intake.SubmitAsync(deal, Trust.Trusted, "test", CancellationToken.None);

    public Task SweepAsync() => new OutboxSweep(Deals, Outbox, Metrics, Clock, NullLogger<OutboxSweep>.Instance).SweepAsync(CancellationToken.None);

    public Task EvaluateAsync(OutgoingMessage message) =>
        new EvaluateDeal(Deals, new(Rules, new(RuleTotals, Evaluations), Evaluations, Clock), Evaluations, new(Evaluations, FanOuts, Bus, Metrics), DealHandling).RunAsync(Settlements.Received(message), Start().Actions, CancellationToken.None);

    public RecentDeals Recent => new(tables, Clock);

    /// <summary>A deal that nobody else tells, with its views.</summary>
    public async Task StoreAndProjectAsync(Deal deal)
    {
        Assert.True(await Deals.TryStoreAsync(DealRecord.Of(deal), null, "test", "told", CancellationToken.None));
        await ProjectAsync(Messages.DealChanged(deal.Id, deal.Revision));
    }

    public Task ProjectAsync(OutgoingMessage message) =>
        new ProjectDeal(Deals, Recent, new(tables), OpenReviews, Waiting, DealHandling).RunAsync(Settlements.Received(message), Start().Actions, CancellationToken.None);

    public async Task ImportRowsAsync(OutgoingMessage message)
    {
        using var importer = new RowImporter(Intake, KnownRates, NullLogger<RowImporter>.Instance);
        await new ImportRows(Imports, importer, Bus, Handling).RunAsync(Settlements.Received(message), Start().Actions, CancellationToken.None);
    }

    public Task SweepImportsAsync() =>
        new ImportSweep(Imports, OpenImports, ImportMessages, Clock, NullLogger<ImportSweep>.Instance).SweepAsync(CancellationToken.None);

    /// <summary>The timer, once.</summary>
    public async Task RefreshRatesAsync(RatesOptions options, ILoggerProvider? logs = null)
    {
        using var source = new RatesSource(options);
        var waiting = new ConvertWaiting(Waiting, Rates, Writer, Clock, NullLogger<ConvertWaiting>.Instance);
        using var loggers = new LoggerFactory(logs is null ? [] : [logs]);
        await new RefreshExchangeRates(source, Rates, waiting, loggers.CreateLogger<RefreshExchangeRates>()).RunAsync(new TimerInfo(), CancellationToken.None);
    }

    public Task FanOutAsync(OutgoingMessage message) =>
        new FanOutAlert(Evaluations, Feed, new(Subscribers, Evaluations, Ledger, new(FanOuts, DeliveryLists, Bus)), new(FanOuts, DeliveryLists, Bus), Handling).RunAsync(Settlements.Received(message), Start().Actions, CancellationToken.None);

    /// <summary>Links of a site with a key of its own.</summary>
    public SubscriberLinks Links => new(Secrets, new(new("https://deals.example.org/")), Clock);

    public ReportStore Reports => new(tables);

    public Erasure Erasure => new(Subscribers, Reports, SubscriberDeliveries, Clock);

    public HourlyLimits Hourly(int signUps = 0, int notices = 0, int reports = 0) => new(new(tables), new(0, 0, signUps, notices, reports), Secrets, Clock);

    public SignUpIntake SignUps(int notices = 0) => new(Subscribers, new(Bus, Clock), Hourly(notices: notices));

    public LinkDoor Door => new(Links, Subscribers, NoLimits);

    public OwnSubscription Own => new(Door, Subscribers, Erasure);

    public ManagePage ManagePage => new(Deals, Rules, SubscriberDeliveries);

    public Notifier Notifier(params IChannel[] channels)
    {
        var alerts = new ReaderAlerts(Evaluations, Ledger, Rules, Links, Clock);
        return new(Subscribers, alerts, new(Digests, alerts, Links), channels, Links);
    }

    public Task DeliverAsync(OutgoingMessage message, DeliveryOptions options, params IChannel[] channels)
    {
        var windows = new BurstWindows(tables);
        var holding = new Holding(Digests, windows, Schedule, Ledger, Clock);
        var claims = new DeliveryClaims(Ledger, DeliveryLists, holding, options, Clock);
        var attempts = new DeliveryAttempts(Ledger, options, new(Health, Disabling, SubscriberDeliveries, options, Clock), Metrics, Clock);
        return new DeliverAlert(Notifier(channels), claims, attempts, new(Digests, windows, Ledger, Bus, Clock), Handling)
            .RunAsync(Settlements.Received(message), Start().Actions, CancellationToken.None);
    }

    public Task SendDigestsAsync() => new SendDigests(DueDigests, Schedule, Clock, NullLogger<SendDigests>.Instance).RunAsync(new TimerInfo(), CancellationToken.None);

    /// <summary>The timer that looks after the pipeline, once.</summary>
    public async Task CheckPipelineAsync(ILoggerProvider logs, string? operatorMail, params IChannel[] channels)
    {
        using var loggers = new LoggerFactory([logs]);
        var alarm = new OperatorAlarm(new(tables), new(operatorMail), channels, Clock, loggers.CreateLogger<OperatorAlarm>());
        await new CheckPipeline(new(Outbox, FanOuts, DeliveryLists, Ledger, Bus, Metrics, Clock), alarm, Disabling, Metrics).RunAsync(new TimerInfo(), CancellationToken.None);
    }

    private SummarySchedule Schedule => new(DueDigests, Bus, Clock);

    /// <summary>Evaluates a state of a deal under rules, as of now, and stores what was found.</summary>
    public async Task<DealEvent> FindEventAsync(Deal deal, params Rule[] rules)
    {
        var memory = await Evaluations.RecallAsync(deal.Id, CancellationToken.None);
        var result = AiInfra.Alerts.Evaluation.Of(deal, RuleSet.Of(rules), memory.Remembered, Clock.GetUtcNow());
        Assert.NotNull(await Evaluations.TryStoreAsync(deal.Id, result, memory, CancellationToken.None));
        var found = Assert.Single(result.Events);
        await FanOuts.BeginAsync(found.Id, found.OccurredAt, CancellationToken.None);
        return found;
    }

    private Settlements Start() => Settled = new();
}
