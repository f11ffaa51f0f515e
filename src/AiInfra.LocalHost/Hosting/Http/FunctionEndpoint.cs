using Microsoft.AspNetCore.Routing.Patterns;

namespace AiInfra.LocalHost.Hosting.Http;

/// <summary>An HTTP function, ready to be called for a request.</summary>
internal sealed class FunctionEndpoint(FunctionDescriptor.Http function)
{
    private readonly FunctionCall _call = new(function.Method);

    public FunctionDescriptor.Http Function => function;

    /// <summary>What the worker's routing finds for a request: who traces it takes the route from here.</summary>
    public Endpoint Endpoint { get; } = new RouteEndpointBuilder(_ => Task.CompletedTask, RoutePatternFactory.Parse(function.Route.Template), 0) { DisplayName = function.Name }.Build();

    public async Task RunAsync(HttpContext context)
    {
        var result = await _call.RunAsync(context.RequestServices, parameter => HttpArguments.Of(parameter, context));
        if (result is not IResult answer) throw new InvalidOperationException($"Function '{function.Name}' returned no result.");
        await answer.ExecuteAsync(context);
    }
}
