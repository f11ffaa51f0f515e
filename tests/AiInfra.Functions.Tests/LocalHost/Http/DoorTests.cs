using System.Net;
using AiInfra.LocalHost.Hosting;

namespace AiInfra.Functions.Tests.LocalHost.Http;

public sealed class DoorTests
{
    private static readonly FunctionKeyOptions WithKey = new() { Required = true, Key = "right" };

    [Theory]
    [InlineData("/keyed?code=right", null, HttpStatusCode.OK)]
    [InlineData("/keyed", "right", HttpStatusCode.OK)]
    [InlineData("/keyed", null, HttpStatusCode.Unauthorized)]
    [InlineData("/keyed", "wrong", HttpStatusCode.Unauthorized)]
    [InlineData("/keyed?code=right", "wrong", HttpStatusCode.Unauthorized)]
    [InlineData("/keyed?code=", null, HttpStatusCode.Unauthorized)]
    [InlineData("/toys/car", null, HttpStatusCode.OK)]
    [InlineData("/nowhere", null, HttpStatusCode.NotFound)]
    public async Task With_keys_on_a_keyed_function_wants_the_key(string path, string? header, HttpStatusCode expected)
    {
        await using var host = new ToyHost { Keys = WithKey };
        await host.InitializeAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (header is not null) request.Headers.Add("x-functions-key", header);
        var answer = await host.Client.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
        if (expected is HttpStatusCode.Unauthorized) Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("localhost:7071", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("[::1]:7071", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.Forbidden)]
    [InlineData("localhost.evil.example", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1.nip.io:7071", HttpStatusCode.Forbidden)]
    public async Task With_keys_off_only_the_names_of_this_machine_are_served(string hostHeader, HttpStatusCode expected)
    {
        await using var host = new ToyHost();
        await host.InitializeAsync();
        Assert.Equal(expected, await StatusAsync(host, "/keyed", hostHeader));
        Assert.Equal(expected, await StatusAsync(host, "/local/own", hostHeader));
    }

    [Fact]
    public async Task With_keys_on_another_name_is_served_but_not_the_hosts_own_pages()
    {
        await using var host = new ToyHost { Keys = WithKey };
        await host.InitializeAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host, "/keyed?code=right", "deals.example"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(host, "/local/own", "deals.example"));
    }

    [Fact]
    public async Task Without_the_http_part_no_function_is_served()
    {
        await using var host = new ToyHost { Parts = LocalHostParts.None };
        await host.InitializeAsync();
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(host, "/toys/car", "localhost"));
    }

    [Fact]
    public async Task The_root_is_the_hosts_until_its_homepage_is_switched_off()
    {
        await using var host = new ToyHost { Homepage = true };
        await host.InitializeAsync();
        Assert.Contains("AzureWebJobsDisableHomepage", await host.Client.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_that_are_required_must_be_given() =>
        Assert.Throws<ArgumentException>(() => new Microsoft.Extensions.DependencyInjection.ServiceCollection().AddFunctionHost(FunctionCatalog.From(Type.EmptyTypes), keys: new() { Required = true }));

    private static async Task<HttpStatusCode> StatusAsync(ToyHost host, string path, string hostHeader)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = hostHeader } };
        return (await host.Client.SendAsync(request)).StatusCode;
    }
}
