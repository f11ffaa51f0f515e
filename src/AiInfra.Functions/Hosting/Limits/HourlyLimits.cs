using AiInfra.Functions.Storage;
using AiInfra.Functions.Storage.Limits;
using AiInfra.Subscribers;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Hosting.Limits;

/// <summary>How much strangers may have us do in an hour, over all instances: each is counted in storage, one at a time. Nothing is counted for who is not limited.</summary>
public sealed class HourlyLimits(SharedPermits shared, LimitOptions options, SecretBox secrets, TimeProvider clock)
{
    /// <summary>Messages an hour to one address.</summary>
    public int Notices => options.Notices;

    /// <summary>Sign-ups, and links that are asked for, of one network address.</summary>
    /// <returns>Null when the request may pass.</returns>
    public async Task<IResult?> SignUpAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var address = ClientAddress.Of(request, options.BehindFrontEnd);
        return await TakeAsync("signup." + TableKeys.Hash(address), options.SignUps, cancellationToken) ? null : Problems.TooManyAnHour(options.SignUps, Hour().AddHours(1) - clock.GetUtcNow());
    }

    /// <summary>Whether one more message may go to an address because a stranger named it.</summary>
    public Task<bool> MayWriteToAsync(ChannelType type, string address, CancellationToken cancellationToken) =>
        TakeAsync("notices." + secrets.Blind($"limit\n{(type is ChannelType.Email ? MailIdentity.Of(address) : address)}"), options.Notices, cancellationToken);

    /// <summary>Whether a subscriber may report one more error.</summary>
    public Task<bool> MayReportAsync(string subscriberId, CancellationToken cancellationToken) => TakeAsync("reports." + secrets.Blind($"reports\n{subscriberId}"), options.Reports, cancellationToken);

    /// <summary>Whether a subscriber may bring criteria that nobody has brought yet.</summary>
    public Task<bool> MayBringRulesAsync(string subscriberId, CancellationToken cancellationToken) => TakeAsync("rules." + secrets.Blind($"rules\n{subscriberId}"), options.Reports, cancellationToken);

    private async Task<bool> TakeAsync(string who, int limit, CancellationToken cancellationToken) =>
        limit == 0 || await shared.TakeAsync(who, Hour(), used: 0, wanted: 1, limit, cancellationToken) > 0;

    private DateTimeOffset Hour()
    {
        var now = clock.GetUtcNow();
        return new(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
    }
}
