using System.Diagnostics.Metrics;
using AiInfra.Alerts;
using AiInfra.Functions.Intake;
using AiInfra.Functions.Notifications;
using AiInfra.Json;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Telemetry;

/// <summary>What the app counts. Labels have few values, known beforehand. Gauges take what a timer reads anyway. <c>docs/telemetry.md</c> lists the same, and a test holds it to it.</summary>
public sealed class Metrics
{
    public const string MeterName = "AiInfra";

    /// <summary>From the fastest webhook to the last of its retries, in seconds.</summary>
    private static readonly double[] Seconds = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 7200, 86_400];

    private readonly Counter<long> _submissions, _alerts, _deliveries, _deadLetters, _beats;
    private readonly Histogram<double> _latency;
    private readonly Gauge<double> _outboxAge;
    private readonly Gauge<int> _rules, _overdue;

    public Metrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _submissions = meter.CreateCounter<long>("aiinfra.submissions", "{submission}", "Readable submissions through a trusted door, by what became of them");
        _alerts = meter.CreateCounter<long>("aiinfra.alerts", "{alert}", "Events sent off to be told");
        _deliveries = meter.CreateCounter<long>("aiinfra.deliveries", "{attempt}", "Attempts to send, by what the provider made of them");
        _latency = meter.CreateHistogram("aiinfra.delivery.latency", "s", "From the submission of the facts to the provider's acceptance, of alerts sent by themselves", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });
        _deadLetters = meter.CreateCounter<long>("aiinfra.dead_letters", "{message}", "Messages the app gave up");
        _outboxAge = meter.CreateGauge<double>("aiinfra.outbox.age", "s", "Age of the oldest message owed for more than 10 s; 0 when none is");
        _overdue = meter.CreateGauge<int>("aiinfra.deliveries.overdue", "{delivery}", "Deliveries without a first result after five minutes, 200 at most");
        _rules = meter.CreateGauge<int>("aiinfra.rules", "{rule}", "Rules in the compiled index of the instance");
        _beats = meter.CreateCounter<long>("aiinfra.heartbeat", "{round}", "Rounds of CheckPipeline that came to their end, one a minute");
    }

    /// <param name="by">As the deal's history names the door; only its kind is counted.</param>
    /// <param name="result">What became of it.</param>
    public void Submitted(string by, IntakeResult result)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(result);
        _submissions.Add(1, new("door", by.Split(':')[0]), new("outcome", Traces.WordOf(result)));
    }

    public void Alerted(EventKind kind) => _alerts.Add(1, new KeyValuePair<string, object?>("kind", SnakeCase.Of(kind)));

    public void Attempted(ChannelType channel, SendResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        _deliveries.Add(1, new("channel", SnakeCase.Of(channel)), new("result", Traces.WordOf(result)));
    }

    public void Delivered(ChannelType channel, TimeSpan latency) => _latency.Record(latency.TotalSeconds, new KeyValuePair<string, object?>("channel", SnakeCase.Of(channel)));

    public void DeadLettered(string entity, string reason) => _deadLetters.Add(1, new("entity", entity), new("reason", reason));

    public void Owed(TimeSpan oldest) => _outboxAge.Record(oldest.TotalSeconds);

    public void Overdue(int deliveries) => _overdue.Record(deliveries);

    public void Compiled(int rules) => _rules.Record(rules);

    public void Beat() => _beats.Add(1);
}
