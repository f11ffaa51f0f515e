using System.Reflection;
using AiInfra.LocalHost.Hosting.Http;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.LocalHost.Hosting;

/// <summary>A method with <c>[Function]</c>, as its attributes describe it.</summary>
internal abstract record FunctionDescriptor(string Name, MethodInfo Method)
{
    /// <param name="Methods">Upper case; empty means every method, as on a real host.</param>
    public sealed record Http(string Name, MethodInfo Method, HttpRoute Route, IReadOnlyList<string> Methods, AuthorizationLevel Level) : FunctionDescriptor(Name, Method)
    {
        public bool Takes(string method) => Methods.Count == 0 || Methods.Contains(method, StringComparer.OrdinalIgnoreCase);
    }

    /// <param name="Entity">The queue or topic that senders name.</param>
    /// <param name="Subscription">The subscription of the topic; null for a queue.</param>
    /// <param name="AutoComplete">The message is completed when the method returns; otherwise the method settles it.</param>
    public sealed record ServiceBus(string Name, MethodInfo Method, string Entity, string? Subscription, bool AutoComplete) : FunctionDescriptor(Name, Method)
    {
        /// <summary>The storage queue behind it.</summary>
        public string Queue => Subscription is null ? Entity : $"{Entity}-{Subscription}";
    }

    /// <param name="Schedule">NCRONTAB, or <c>%Setting%</c>.</param>
    public sealed record Timer(string Name, MethodInfo Method, string Schedule, bool RunOnStartup) : FunctionDescriptor(Name, Method);
}
