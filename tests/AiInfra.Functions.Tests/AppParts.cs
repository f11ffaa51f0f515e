using AiInfra.Alerts;
using AiInfra.Deals;
using AiInfra.Functions.Evaluation;
using AiInfra.Functions.Feed;
using AiInfra.Functions.Importing;
using AiInfra.Functions.Importing.Files;
using AiInfra.Functions.Importing.Stored;
using AiInfra.Functions.Intake;
using AiInfra.Functions.Messaging;
using AiInfra.Functions.Notifications;
using AiInfra.Functions.Rates;
using AiInfra.Functions.Reviews;
using AiInfra.Functions.Storage;
using AiInfra.Functions.Tests.Messaging;
using AiInfra.Functions.Views;
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

    public Settlements Settled { get; private set; } = new();

    public DealStore Deals => new(tables);

    public DealRevisions Revisions => new(tables);

    public Outbox Outbox => new(tables, Bus, Clock);

    public EvaluationStore Evaluations => new(tables);

    public SubscriberStore Subscribers => new(tables, new(Convert.FromBase64String(SecretsKey)));

    public DeliveryLedger Ledger => new(tables, Clock);

    public AlertFeed Feed => new(tables, Evaluations, new(new("https://deals.example.org/")), Clock);

    public MessageHandling Handling => new(Bus, Clock, NullLogger<MessageHandling>.Instance);

    public DealHandling DealHandling => new(Bus, Handling);

    public DealWriter Writer => new(Deals, Outbox, NullLogger<DealWriter>.Instance);

    public MatchingStore Matching => new(tables);

    public SameDeals SameDeals => new(Matching, TimeProvider.System);

    public DealIntake Intake => new(SameDeals, Writer);

    public RatesStore Rates => new(tables);

    public WaitingDeals Waiting => new(tables);

    public KnownRates KnownRates => new(Rates, Clock, NullLogger<KnownRates>.Instance);

    public DealCorrector Corrector => new(Writer, KnownRates, Clock);

    public ReviewStore Reviews => new(tables);

    public OpenReviews OpenReviews => new(Reviews, Deals);

    public Judgement Judgement => new(Deals, Matching, Writer, Clock);

    public ImportStore Imports => new(tables);

    public OpenImports OpenImports => new(tables, Clock);

    public ImportMessages ImportMessages => new(Imports, OpenImports, Bus, NullLogger<ImportMessages>.Instance);

    public Staging Staging => new(Imports, OpenImports, ImportMessages, Clock);

    public Task SettleAsync() => new SettleReviews(Reviews, Judgement, NullLogger<SettleReviews>.Instance).RunAsync(new TimerInfo(), CancellationToken.None);

    public Task<IntakeResult> SubmitAsync(Deal deal) => Intake.SubmitAsync(deal, Trust.Trusted, "test", CancellationToken.None);

    public Task SweepAsync() => new SweepOutbox(Deals, Outbox, NullLogger<SweepOutbox>.Instance).RunAsync(new TimerInfo(), CancellationToken.None);

    public Task EvaluateAsync(OutgoingMessage message) =>
        new EvaluateDeal(Deals, Evaluations, Bus, DealHandling, Clock).RunAsync(Settlements.Received(message), Start().Actions, CancellationToken.None);

    public Task ProjectAsync(OutgoingMessage message) =>
        new ProjectDeal(Deals, new(tables, Clock), new(tables), OpenReviews, Waiting, DealHandling).RunAsync(Settlements.Received(message), Start().Actions, CancellationToken.None);

    public async Task ImportRowsAsync(OutgoingMessage message)
    {
        using var importer = new RowImporter(Intake, KnownRates, NullLogger<RowImporter>.Instance);
        await new ImportRows(Imports, importer, Bus, Handling).RunAsync(Settlements.Received(message), Start().Actions, CancellationToken.None);
    }

    public Task SweepImportsAsync() =>
        new SweepImports(Imports, OpenImports, ImportMessages, Clock, NullLogger<SweepImports>.Instance).RunAsync(new TimerInfo(), CancellationToken.None);

    /// <summary>The timer, once.</summary>
    public async Task RefreshRatesAsync(RatesOptions options, ILoggerProvider? logs = null)
    {
        using var source = new RatesSource(options);
        var waiting = new ConvertWaiting(Waiting, Rates, Writer, Clock, NullLogger<ConvertWaiting>.Instance);
        using var loggers = new LoggerFactory(logs is null ? [] : [logs]);
        await new RefreshExchangeRates(source, Rates, waiting, loggers.CreateLogger<RefreshExchangeRates>()).RunAsync(new TimerInfo(), CancellationToken.None);
    }

    public Task FanOutAsync(OutgoingMessage message) =>
        new FanOutAlert(Evaluations, Feed, new(Subscribers, Evaluations, Ledger), Bus, Handling).RunAsync(Settlements.Received(message), Start().Actions, CancellationToken.None);

    public Task DeliverAsync(OutgoingMessage message, DeliveryOptions options, params IChannel[] channels)
    {
        var notifier = new Notifier(Subscribers, Evaluations, channels, new(new("https://deals.example.org/")));
        return new DeliverAlert(notifier, Ledger, options, Handling, Clock).RunAsync(Settlements.Received(message), Start().Actions, CancellationToken.None);
    }

    /// <summary>Evaluates a state of a deal under rules, as of now, and stores what was found.</summary>
    public async Task<DealEvent> FindEventAsync(Deal deal, params Rule[] rules)
    {
        var memory = await Evaluations.RecallAsync(deal.Id, CancellationToken.None);
        var result = AiInfra.Alerts.Evaluation.Of(deal, rules, memory.States, Clock.GetUtcNow());
        Assert.True(await Evaluations.TryStoreAsync(deal.Id, result, memory, CancellationToken.None));
        return Assert.Single(result.Events);
    }

    private Settlements Start() => Settled = new();
}
