using System.Net;

namespace AiInfra.Functions.Tests.LocalHost.Http;

public sealed class DispatchTests(ToyHost host) : IClassFixture<ToyHost>
{
    [Fact]
    public async Task The_function_whose_name_sorts_first_wins_over_the_more_specific_route() =>
        Assert.Equal("alpha special", await host.Client.GetStringAsync("/toys/special"));

    [Fact]
    public async Task A_function_without_the_method_is_passed_over() =>
        Assert.Equal("write car", await (await host.Client.PostAsync("/toys/car", null)).Content.ReadAsStringAsync());

    [Theory]
    [InlineData("DELETE", "/toys/car")]
    [InlineData("OPTIONS", "/toys/car")]
    [InlineData("HEAD", "/toys/car")]
    [InlineData("GET", "/nowhere")]
    [InlineData("GET", "/")]
    [InlineData("GET", "/numbers/seven")]
    [InlineData("GET", "/api/toys/car")]
    public async Task What_no_function_takes_is_an_empty_404_that_the_app_never_sees(string method, string path)
    {
        var answer = await SendAsync(method, path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        Assert.False(answer.Headers.Contains("X-App"));
    }

    [Fact]
    public async Task The_apps_own_middleware_sees_what_a_function_takes() => Assert.True((await SendAsync("GET", "/toys/car")).Headers.Contains("X-App"));

    [Fact]
    public async Task HEAD_is_answered_without_a_body_where_it_is_declared()
    {
        var answer = await SendAsync("HEAD", "/headed");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/toys/a%2Fb", "alpha a%2Fb")]
    [InlineData("/toys/a%20b", "alpha a b")]
    [InlineData("/toys/caf%C3%A9", "alpha café")]
    public async Task A_slash_stays_encoded_in_a_route_value_and_nothing_else_does(string path, string expected) =>
        Assert.Equal(expected, await host.Client.GetStringAsync(path));

    [Theory]
    [InlineData("/numbers/41", "42 - True")]
    [InlineData("/NUMBERS/41/x", "42 x True")]
    [InlineData("/pages", "rest -")]
    [InlineData("/pages/a/b", "rest a/b")]
    public async Task Route_values_are_bound_by_name_and_type(string path, string expected) => Assert.Equal(expected, await host.Client.GetStringAsync(path));

    [Theory]
    [InlineData("GET")]
    [InlineData("PATCH")]
    public async Task Without_a_route_the_function_name_is_the_route_and_without_methods_every_method_is_taken(string method) =>
        Assert.Equal(method, await (await SendAsync(method, "/unrouted")).Content.ReadAsStringAsync());

    [Theory]
    [InlineData("/broken")]
    [InlineData("/broken/later")]
    public async Task An_unhandled_exception_is_an_empty_500(string path)
    {
        var answer = await SendAsync("GET", path);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Principal_headers_pass_untouched()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/principal") { Headers = { { "X-MS-CLIENT-PRINCIPAL-NAME", "mallory" } } };
        Assert.Equal("mallory", await (await host.Client.SendAsync(request)).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_hosts_own_pages_are_served_beside_the_functions() => Assert.Equal("own page", await host.Client.GetStringAsync("/local/own"));

    private async Task<HttpResponseMessage> SendAsync(string method, string path)
    {
        using var request = new HttpRequestMessage(new(method), path);
        return await host.Client.SendAsync(request);
    }
}
