using AiInfra.Functions.Hosting;
using AiInfra.LocalHost.Hosting;

namespace AiInfra.Functions.Tests.LocalHost.Fidelity;

/// <summary>What a real host demands of the app's attributes.</summary>
public sealed class AppRouteTests
{
    private static readonly FunctionCatalog App = FunctionCatalog.From(typeof(AiInfraServices).Assembly);

    /// <summary>A host tries routes by function name, so which of two overlapping ones answers would hang on a name. Only the catch-all of the pages may, and it sorts last.</summary>
    [Fact]
    public void No_two_routes_with_a_common_method_match_one_path_except_the_catch_all_that_sorts_last()
    {
        var last = App.Http[^1];
        var mayCatchAll = last.Name == "ZPage" && last.Route.Parsed.Parameters.Any(p => p.IsCatchAll);
        Assert.DoesNotContain(RouteOverlap.Of(App.Http), overlap => !mayCatchAll || overlap.Second != last.Name);
    }

    [Fact]
    public void Every_function_that_takes_messages_settles_them_by_hand() => Assert.All(App.ServiceBus, f => Assert.False(f.AutoComplete, f.Name));
}
