using AiInfra.LocalHost.Bus.Pump;
using AiInfra.LocalHost.Hosting.Http;
using AiInfra.LocalHost.Hosting.Timers;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AiInfra.LocalHost.Hosting;

/// <summary>Makes a web application a function host.</summary>
internal static class FunctionHostRegistration
{
    /// <summary>Serves the catalog's functions; with <see cref="LocalHostParts.Queues"/> it needs <c>AddLocalBus</c>. Call <see cref="UseFunctions"/> on the built application.</summary>
    public static IServiceCollection AddFunctionHost(this IServiceCollection services, FunctionCatalog catalog, LocalHostParts parts = LocalHostParts.All, FunctionKeyOptions? keys = null)
    {
        if (keys is { Required: true } && string.IsNullOrEmpty(keys.Key)) throw new ArgumentException("Keys are required and none is given.", nameof(keys));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(catalog);
        services.AddSingleton(keys ?? new());
        var http = parts.HasFlag(LocalHostParts.Http) ? catalog.Http : [];
        // First, so that it stands before the app's own filters, as a real host stands before the worker.
        services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter>(provider => ActivatorUtilities.CreateInstance<FunctionDoor>(provider, http)));
        if (!parts.HasFlag(LocalHostParts.Queues)) return services;
        services.AddHostedService<TimerLoops>();
        services.AddHostedService<QueuePumps>();
        return services;
    }

    /// <summary>The end of the pipeline: calls the function that the door found. What is not a function's goes on (the host's own pages).</summary>
    public static IApplicationBuilder UseFunctions(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetRequiredService<IWebHostEnvironment>().IsDevelopment())
            throw new InvalidOperationException("Build the host with EnvironmentName = Production: the developer exception page would answer where Azure answers an empty 500.");
        return app.Use(async (context, next) =>
        {
            if (context.Features.Get<FunctionEndpoint>() is { } endpoint) await endpoint.RunAsync(context);
            else await next(context);
        });
    }
}
