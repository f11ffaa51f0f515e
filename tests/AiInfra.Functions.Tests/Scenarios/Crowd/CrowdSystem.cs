using System.Collections.Concurrent;
using System.Globalization;
using AiInfra.Functions.Storage;
using AiInfra.Rules;
using AiInfra.Subscribers;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Tests.Scenarios.Crowd;

/// <summary>A system with a thousand subscribers, whose receivers behave as each is said to.</summary>
internal sealed class CrowdSystem() : LocalSystem(split: false)
{
    private readonly int _closedPort = FreePort.One();
    private readonly ConcurrentDictionary<string, int> _asked = [];

    public IReadOnlyList<Member> Members { get; } = [.. Enumerable.Range(0, 1000).Select(Member.Of)];

    /// <summary>The delivery ids under which each member's receiver accepted the alert.</summary>
    public ConcurrentDictionary<int, ConcurrentQueue<string>> Accepted { get; } = [];

    private protected override Dictionary<string, string> Settings => new(base.Settings)
    {
        ["Secrets__Key"] = AppParts.SecretsKey,
        ["Delivery__RetrySeconds"] = "0.3,0.6",
        ["Delivery__LeaseSeconds"] = "10",
        ["Webhooks__TimeoutSeconds"] = "3",
        ["Teams__TimeoutSeconds"] = "3",
    };

    public async Task GatherAsync()
    {
        Mail.ReplyTo = ReplyTo;
        Teams.Respond = response => RespondAsync(response, "x-ms-client-tracking-id");
        Webhooks.Respond = response => RespondAsync(response, "webhook-id");
        var store = new SubscriberStore(Tables, new(Convert.FromBase64String(AppParts.SecretsKey)));
        await Parallel.ForEachAsync(Members, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (member, cancellationToken) =>
            await store.PutAsync(new(member.Id, null, [AddressOf(member)], [HouseRules.OverTenBillion.Id], DateTimeOffset.UnixEpoch), cancellationToken));
    }

    /// <summary>Mails are taken as they come.</summary>
    public IReadOnlyList<string> AcceptedBy(Member member) => member.Channel is ChannelType.Email
        ? [.. Mail.Messages.Where(m => m.To.Mailboxes.Single().Address == Mailbox(member)).Select(m => $"{m.MessageId}".Split('@')[0])]
        : [.. Accepted.GetValueOrDefault(member.Number) ?? []];

    private ChannelAddress AddressOf(Member member) => member.Channel switch
    {
        ChannelType.Email => new(ChannelType.Email, Mailbox(member)),
        ChannelType.Teams => new(ChannelType.Teams, UrlOf(member, Teams.Url)),
        _ => new(ChannelType.Webhook, UrlOf(member, Webhooks.Url), SigningKey.New()),
    };

    private string UrlOf(Member member, string receiver) =>
        string.Create(CultureInfo.InvariantCulture, $"{(member.Temper is Temper.Closed ? $"http://127.0.0.1:{_closedPort}" : receiver)}/{member.Number}");

    private static string Mailbox(Member member) => member.Id + "@example.com";

    private string? ReplyTo(string address)
    {
        var member = Members.FirstOrDefault(m => Mailbox(m) == address);
        return member?.Temper switch
        {
            Temper.Busy when AskedBefore(member) < 1 => "450 4.2.1 busy",
            Temper.Unknown => "550 5.1.1 no such mailbox",
            _ => null,
        };
    }

    private async Task RespondAsync(HttpResponse response, string idHeader)
    {
        var request = response.HttpContext.Request;
        var member = Members[int.Parse(request.Path.Value![1..], CultureInfo.InvariantCulture)];
        var before = AskedBefore(member);
        if (member.Temper is Temper.Silent) await new TaskCompletionSource().Task.WaitAsync(response.HttpContext.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        response.StatusCode = member.Temper switch
        {
            Temper.Throttles when before < 1 => StatusCodes.Status429TooManyRequests,
            Temper.Stumbles when before < 2 => StatusCodes.Status500InternalServerError,
            Temper.Gone => StatusCodes.Status410Gone,
            _ => StatusCodes.Status200OK,
        };
        if (response.StatusCode == StatusCodes.Status429TooManyRequests) response.Headers.RetryAfter = "1";
        if (response.StatusCode == StatusCodes.Status200OK && member.Temper is not Temper.Silent) Accepted.GetOrAdd(member.Number, _ => []).Enqueue(request.Headers[idHeader].ToString());
    }

    private int AskedBefore(Member member) => _asked.AddOrUpdate(member.Id, 1, (_, asked) => asked + 1) - 1;
}
