using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.LocalHost.Hosting;

/// <summary>Every function of an app, found by its attributes: the one source of truth for routes, queues and schedules.</summary>
internal sealed class FunctionCatalog
{
    private FunctionCatalog(IReadOnlyCollection<FunctionDescriptor> functions)
    {
        Http = [.. functions.OfType<FunctionDescriptor.Http>().OrderBy(f => f.Name, StringComparer.OrdinalIgnoreCase)];
        ServiceBus = [.. functions.OfType<FunctionDescriptor.ServiceBus>()];
        Timers = [.. functions.OfType<FunctionDescriptor.Timer>()];
    }

    /// <summary>In the order in which a host tries them: by function name, ignoring case.</summary>
    public IReadOnlyList<FunctionDescriptor.Http> Http { get; }

    public IReadOnlyList<FunctionDescriptor.ServiceBus> ServiceBus { get; }

    public IReadOnlyList<FunctionDescriptor.Timer> Timers { get; }

    /// <exception cref="FunctionRefusedException">A function that Azure would refuse, or of a shape this host does not serve.</exception>
    public static FunctionCatalog From(Assembly assembly) => From(assembly.GetTypes());

    /// <exception cref="FunctionRefusedException">A function that Azure would refuse, or of a shape this host does not serve.</exception>
    public static FunctionCatalog From(IEnumerable<Type> types)
    {
        const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        List<FunctionDescriptor> functions =
        [
            .. from type in types
               from method in type.GetMethods(All)
               let attribute = method.GetCustomAttribute<FunctionAttribute>()
               where attribute is not null
               select FunctionReader.Read(method, attribute.Name),
        ];
        RefuseSameName(functions);
        RefuseSameRoute(functions);
        RefuseSharedQueue(functions);
        return new(functions);
    }

    private static void RefuseSameName(List<FunctionDescriptor> functions)
    {
        var twice = functions.GroupBy(f => f.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null) throw new FunctionRefusedException(twice.Key, $"is there more than once: {string.Join(", ", twice.Select(f => $"{f.Method.DeclaringType!.Name}.{f.Method.Name}"))}.");
    }

    // The same text and a common method: a real host refuses it. Different texts that match one path it accepts, and the first name wins.
    private static void RefuseSameRoute(List<FunctionDescriptor> functions)
    {
        foreach (var group in functions.OfType<FunctionDescriptor.Http>().GroupBy(f => f.Route.Template, StringComparer.OrdinalIgnoreCase))
        {
            var methods = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var function in group)
            {
                var free = function.Methods.Count == 0 ? group.Count() == 1 : function.Methods.All(methods.Add);
                if (!free) throw new FunctionRefusedException(function.Name, $"has the route '{group.Key}' and a method of another function.");
            }
        }
    }

    private static void RefuseSharedQueue(List<FunctionDescriptor> functions)
    {
        var shared = functions.OfType<FunctionDescriptor.ServiceBus>().GroupBy(f => f.Queue, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (shared is not null) throw new FunctionRefusedException(shared.Last().Name, $"reads '{shared.Key}', which '{shared.First().Name}' reads already: each would get a part of the messages.");
    }
}
