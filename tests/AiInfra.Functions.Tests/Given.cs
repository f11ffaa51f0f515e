using System.Text.Json;
using AiInfra.Alerts;
using AiInfra.Deals;
using AiInfra.Deals.Submissions;
using AiInfra.Json;
using AiInfra.Rules;
using AiInfra.Subscribers;

namespace AiInfra.Functions.Tests;

/// <summary>Whole, ordinary records with ids of their own, so that tests can share tables.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A deal as the door reads it; without a buyer it is one that no other test knows.</summary>
    public static Deal Deal(string amount = "$20 billion", string? buyer = null, string announced = "2026-11-19", string bindingness = "definitive", string? publisher = null, string supplier = "Oracle")
    {
        var sources = publisher is null ? "" : $$""","sources":[{"publisher":"{{publisher}}","type":"press"}]""";
        var json = $$"""
            {"kind":"cloud_contract","bindingness":"{{bindingness}}","announced":"{{announced}}","amount":"{{amount}}",
             "parties":[{"name":"{{buyer ?? NewId("buyer")}}","role":"buyer"},{"name":"{{supplier}}","role":"supplier"}]{{sources}}}
            """;
        return Submitted(json);
    }

    public static Deal Submitted(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Assert.IsType<SubmissionReading.Ok>(SubmissionReader.Read(document.RootElement, new(Now, "test", Trust.Trusted))).Deal;
    }

    /// <summary>A rule of its own over $10 billion, which nobody follows yet.</summary>
    public static Rule Rule() => new(NewId("rule"), "Deals over $10 billion", HouseRules.OverTenBillion.Criteria);

    /// <summary>A subscriber with one mailbox, or with the channels named.</summary>
    public static Subscriber Subscriber(string rule, params ChannelAddress[] channels) => Subscriber([rule], channels);

    public static Subscriber Subscriber(string[] rules, params ChannelAddress[] channels)
    {
        var id = NewId("s");
        return new(id, null, channels.Length > 0 ? [.. channels] : [Mailbox(id)], [.. rules], Now);
    }

    public static ChannelAddress Mailbox(string name) => new(ChannelType.Email, name + "@example.com");

    public static string NewId(string kind) => $"{kind}-{Guid.NewGuid():N}"[..(kind.Length + 17)];

    public static string Json(Deal? deal) => JsonSerializer.Serialize(deal!, DomainJson.Default.Deal);

    public static string Json(DealEvent dealEvent) => JsonSerializer.Serialize(dealEvent, DomainJson.Default.DealEvent);
}
