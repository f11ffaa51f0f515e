using AiInfra.Functions.Hosting;
using Microsoft.Extensions.Configuration;

namespace AiInfra.Functions.Tests.Hosting;

public sealed class SiteOptionsTests
{
    [Theory]
    [InlineData("https://deals.example.org", null, "https://deals.example.org/")]
    [InlineData("https://deals.example.org/", null, "https://deals.example.org/")]
    [InlineData("https://example.org/deals", "app.azurewebsites.net", "https://example.org/deals/")]
    [InlineData(null, "app.azurewebsites.net", "https://app.azurewebsites.net/")]
    [InlineData("", "app.azurewebsites.net", "https://app.azurewebsites.net/")]
    [InlineData(null, null, "http://127.0.0.1:7071/")]
    [InlineData(" ", "", "http://127.0.0.1:7071/")]
    public void The_site_is_where_the_setting_says_or_where_Azure_put_the_app(string? url, string? host, string expected) =>
        Assert.Equal(expected, From(url, host).Url.AbsoluteUri);

    [Theory]
    [InlineData("deals.example.org")]
    [InlineData("/deals")]
    [InlineData("ftp://deals.example.org")]
    [InlineData("https://")]
    public void A_site_that_is_no_web_address_is_refused_by_the_name_of_its_setting(string url) =>
        Assert.Contains("Site:Url", Assert.Throws<InvalidOperationException>(() => From(url, null)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_deal_has_its_address_on_the_site() =>
        Assert.Equal("https://deals.example.org/api/deals/2026-11-a-b-20b-12345678", From("https://deals.example.org", null).DealUrl("2026-11-a-b-20b-12345678").AbsoluteUri);

    private static SiteOptions From(string? url, string? host) =>
        SiteOptions.From(new ConfigurationBuilder().AddInMemoryCollection([new("Site:Url", url), new("WEBSITE_HOSTNAME", host)]).Build());
}
