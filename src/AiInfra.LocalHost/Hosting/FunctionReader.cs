using System.Reflection;
using System.Text.RegularExpressions;
using AiInfra.LocalHost.Hosting.Http;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace AiInfra.LocalHost.Hosting;

/// <summary>Reads one method with <c>[Function]</c>, and refuses what Azure would not serve or this host cannot.</summary>
internal static partial class FunctionReader
{
    private static readonly string[] Reserved = ["admin", "runtime"];

    public static FunctionDescriptor Read(MethodInfo method, string name)
    {
        if (!method.IsPublic || !method.DeclaringType!.IsVisible) throw new FunctionRefusedException(name, "is not public: the Functions worker would not find it.");
        if (!ValidName().IsMatch(name)) throw new FunctionRefusedException(name, "has a name a host refuses (a letter, then letters, digits, '_' and '-', 128 at most).");
        if (IsReserved(name)) throw new FunctionRefusedException(name, "has a name that starts with 'admin' or 'runtime', which the host keeps for itself.");
        var triggers = method.GetParameters().Where(p => p.GetCustomAttribute<TriggerBindingAttribute>() is not null).ToArray();
        if (triggers.Length != 1) throw new FunctionRefusedException(name, $"has {triggers.Length} trigger parameters; it needs one.");
        return triggers[0].GetCustomAttribute<TriggerBindingAttribute>() switch
        {
            HttpTriggerAttribute http => ReadHttp(method, name, triggers[0], http),
            ServiceBusTriggerAttribute bus => ReadServiceBus(method, name, triggers[0], bus),
            TimerTriggerAttribute timer => ReadTimer(method, name, triggers[0], timer),
            var other => throw new FunctionRefusedException(name, $"has a trigger this host does not serve: {other!.GetType().Name}."),
        };
    }

    private static FunctionDescriptor.Http ReadHttp(MethodInfo method, string name, ParameterInfo trigger, HttpTriggerAttribute attribute)
    {
        // A real host takes the function's name where the route is empty, so "" is not the root.
        var template = string.IsNullOrEmpty(attribute.Route) ? name : attribute.Route.TrimStart('/');
        if (IsReserved(template)) throw new FunctionRefusedException(name, $"has the route '{template}': what starts with 'admin' or 'runtime' the host keeps for itself.");
        var route = HttpRoute.Parse(name, template);
        RequireTrigger<HttpRequest>(name, trigger);
        foreach (var parameter in Others(method, trigger))
        {
            if (!route.Has(parameter.Name!)) throw new FunctionRefusedException(name, $"has a parameter '{parameter.Name}' that its route '{template}' does not name.");
            if (!HttpArguments.CanBind(parameter.ParameterType)) throw new FunctionRefusedException(name, $"has a route parameter '{parameter.Name}' of type {parameter.ParameterType.Name}, which this host does not bind.");
        }

        if (!GivesResult(method.ReturnType)) throw new FunctionRefusedException(name, $"returns {method.ReturnType.Name}; an HTTP function returns an IResult or a Task of one.");
        return new(name, method, route, [.. (attribute.Methods ?? []).Select(m => m.ToUpperInvariant())], attribute.AuthLevel);
    }

    private static FunctionDescriptor.ServiceBus ReadServiceBus(MethodInfo method, string name, ParameterInfo trigger, ServiceBusTriggerAttribute attribute)
    {
        RequireTrigger<ServiceBusReceivedMessage>(name, trigger);
        RequireOnly(method, name, Others(method, trigger), typeof(ServiceBusMessageActions));
        var function = new FunctionDescriptor.ServiceBus(name, method, attribute.QueueName ?? attribute.TopicName!, attribute.SubscriptionName, attribute.AutoCompleteMessages);
        if (!ValidQueue().IsMatch(function.Queue)) throw new FunctionRefusedException(name, $"reads '{function.Queue}'; the local bus needs 3 to 45 lower-case letters, digits and single dashes.");
        return function;
    }

    private static FunctionDescriptor.Timer ReadTimer(MethodInfo method, string name, ParameterInfo trigger, TimerTriggerAttribute attribute)
    {
        RequireTrigger<TimerInfo>(name, trigger);
        RequireOnly(method, name, Others(method, trigger));
        return new(name, method, attribute.Schedule, attribute.RunOnStartup);
    }

    private static IEnumerable<ParameterInfo> Others(MethodInfo method, ParameterInfo trigger) =>
        method.GetParameters().Where(p => p.Position != trigger.Position && p.ParameterType != typeof(CancellationToken));

    private static void RequireTrigger<T>(string name, ParameterInfo trigger)
    {
        if (trigger.ParameterType != typeof(T)) throw new FunctionRefusedException(name, $"binds its trigger to {trigger.ParameterType.Name}; this host gives a {typeof(T).Name}.");
    }

    private static void RequireOnly(MethodInfo method, string name, IEnumerable<ParameterInfo> parameters, params Type[] allowed)
    {
        if (parameters.FirstOrDefault(p => !allowed.Contains(p.ParameterType)) is { } other)
            throw new FunctionRefusedException(name, $"has a parameter '{other.Name}' of type {other.ParameterType.Name}, which this host does not give.");
        if (method.ReturnType != typeof(Task)) throw new FunctionRefusedException(name, $"returns {method.ReturnType.Name}; it must return a Task.");
    }

    private static bool GivesResult(Type type) =>
        typeof(IResult).IsAssignableFrom(type) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>) && typeof(IResult).IsAssignableFrom(type.GetGenericArguments()[0]));

    private static bool IsReserved(string text) => Reserved.Any(r => text.StartsWith(r, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"^(?!(?i:host)$)[A-Za-z][A-Za-z0-9_-]{0,127}\z")]
    private static partial Regex ValidName();

    // Storage allows 63 characters; a prefix and "-deadletter" must fit too.
    [GeneratedRegex(@"^(?=.{3,45}\z)[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex ValidQueue();
}
