using System.Text.Json;
using AiInfra.Alerts;
using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Deals.Submissions;
using AiInfra.Rules;
using AiInfra.Totals;

namespace AiInfra.Tests.Demo;

/// <summary>data/deals.json as the demo submits it.</summary>
public sealed class DemoDealsTests
{
    private static readonly Deal[] Deals = [.. Read()];

    internal static IReadOnlyList<Deal> All => Deals;

    [Fact]
    public void Exactly_the_six_deals_over_ten_billion_alert() => Assert.Equal(
        [
            "nearly $14 billion, closed",
            "up to $100 billion, letter of intent",
            "$30 billion, definitive",
            "$300 billion, definitive",
            "$600 billion, reported",
            "$500 billion, reported",
        ],
        Deals.Where(d => Evaluation.Of(d, RuleSet.Default, Remembered.Nothing, Given.Now).Events.Any(e => !e.Backfill))
            .Select(d => $"{AmountText.Of(d.Amount)}, {AlertText.Words(d.Bindingness)}"));

    [Fact]
    public void Twelve_deals_and_one_forecast_have_thirteen_ids()
    {
        Assert.Equal(13, Deals.Select(d => d.Id).Distinct().Count());
        Assert.Single(Deals, d => d.Kind is DealKind.Forecast);
    }

    [Fact]
    public void Every_relation_leads_to_a_deal_of_the_file() =>
        Assert.Empty(Deals.SelectMany(d => d.Relations).Select(r => r.DealId).Except(Deals.Select(d => d.Id)));

    [Fact]
    public void Totals_count_no_dollar_twice_and_say_why_each_deal_is_left_out()
    {
        var stats = Stats.Of([.. Deals.Select(Contribution.Of)]);

        Assert.Equal((6, 1_152_000_000_000m, 1_252_000_000_000m), (stats.Total.Deals, stats.Total.LowUsd, stats.Total.HighUsd));
        Assert.Collection(
            stats.Excluded.OrderBy(e => e.Reason, StringComparer.Ordinal).Select(e => $"{e.Amount}: {e.Reason}"),
            line => Assert.Equal("$3–4 trillion: a forecast is no deal", line),
            line => Assert.StartsWith("$10 billion: part of Meta plans $600 billion", line, StringComparison.Ordinal),
            line => Assert.StartsWith("$1 billion: part of Microsoft has put nearly $14 billion", line, StringComparison.Ordinal),
            line => Assert.StartsWith("$300 billion: part of Stargate", line, StringComparison.Ordinal),
            line => Assert.Equal("undisclosed amount: the amount is undisclosed", line),
            line => Assert.Equal("undisclosed amount: the amount is undisclosed", line),
            line => Assert.Equal("undisclosed amount: the amount is undisclosed", line));
    }

    [Fact]
    public void No_source_address_is_made_up_of_anything_but_https() => Assert.All(Deals.SelectMany(d => d.Sources).Select(s => s.Url).OfType<Uri>(), url => Assert.Equal("https", url.Scheme));

    private static IEnumerable<Deal> Read()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "data", "deals.json")));
        foreach (var element in json.RootElement.EnumerateArray())
        {
            var reading = SubmissionReader.Read(element, new(Given.Now, "demo", Trust.Trusted, NotifyAll: true));
            yield return reading is SubmissionReading.Ok ok ? ok.Deal : throw new InvalidDataException(string.Join("; ", ((SubmissionReading.Invalid)reading).Errors));
        }
    }
}
