using System.Net;
using AiInfra.Functions.Tests.Storage;
using AiInfra.Subscribers;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Tests.Hosting.Limits;

/// <summary>What strangers may have done in an hour, counted over all instances.</summary>
public sealed class HourlyLimitsTests(OwnTables tables) : IClassFixture<OwnTables>
{
    [Fact]
    public async Task Two_instances_share_the_sign_ups_of_one_address_and_say_when_the_hour_is_over()
    {
        var app = new AppParts(tables.Tables, Given.Now.AddMinutes(20));
        var request = From("192.0.2.7");
        Assert.Null(await app.Hourly(signUps: 2).SignUpAsync(request, CancellationToken.None));
        Assert.Null(await app.Hourly(signUps: 2).SignUpAsync(request, CancellationToken.None));

        var refused = await Answer.OfAsync((await app.Hourly(signUps: 2).SignUpAsync(request, CancellationToken.None))!);

        Assert.Equal((429, "2400"), (refused.Status, refused.Headers.RetryAfter.ToString()));
        Assert.Null(await app.Hourly(signUps: 2).SignUpAsync(From("192.0.2.8"), CancellationToken.None));
        app.Clock.Advance(TimeSpan.FromMinutes(40));
        Assert.Null(await app.Hourly(signUps: 2).SignUpAsync(request, CancellationToken.None));
    }

    [Fact]
    public async Task A_mailbox_is_one_address_in_any_spelling()
    {
        var limits = new AppParts(tables.Tables).Hourly(notices: 1);
        Assert.True(await limits.MayWriteToAsync(ChannelType.Email, "reader@example.com", CancellationToken.None));
        Assert.False(await limits.MayWriteToAsync(ChannelType.Email, "READER@example.com", CancellationToken.None));
    }

    private static HttpRequest From(string address)
    {
        var context = Answer.Context();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        return context.Request;
    }
}
