using System.Net;
using AiInfra.Functions.Hosting.Limits;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace AiInfra.Functions.Tests.Hosting.Limits;

public sealed class ClientAddressTests
{
    [Theory]
    [InlineData("203.0.113.7:49152", "203.0.113.7")]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("198.51.100.1, 203.0.113.7:49152", "203.0.113.7")]
    [InlineData("[2001:db8:1:2:3:4:5:6]:443", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff::9", "2001:db8:1:2::/64")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("", "192.0.2.1")]
    [InlineData("nonsense", "192.0.2.1")]
    [InlineData("203.0.113.7, unknown", "192.0.2.1")]
    public void Behind_a_front_end_the_last_hop_is_the_caller(string forwarded, string address) => Assert.Equal(address, Of(forwarded, behindFrontEnd: true));

    [Fact]
    public void Elsewhere_the_header_counts_for_nothing() => Assert.Equal("192.0.2.1", Of("203.0.113.7", behindFrontEnd: false));

    [Theory]
    [InlineData("WEBSITE_INSTANCE_ID", true)]
    [InlineData("WEBSITE_POD_NAME", true)]
    [InlineData("CONTAINER_NAME", true)]
    [InlineData("WEBSITE_HOSTNAME", false)]
    public void What_Azure_sets_says_that_there_is_a_front_end(string setting, bool inAzure) =>
        Assert.Equal(inAzure, LimitOptions.Read(new ConfigurationBuilder().AddInMemoryCollection([new(setting, "x")]).Build()).BehindFrontEnd);

    private static string Of(string forwarded, bool behindFrontEnd)
    {
        var context = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse("192.0.2.1") } };
        if (forwarded.Length > 0) context.Request.Headers["X-Forwarded-For"] = forwarded;
        return ClientAddress.Of(context.Request, behindFrontEnd);
    }
}
