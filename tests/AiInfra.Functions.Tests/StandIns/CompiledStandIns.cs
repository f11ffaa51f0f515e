using AiInfra.Functions.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Tests.StandIns;

/// <summary>The stand-ins in the function app's assembly; none when it was built with the real packages.</summary>
internal static class CompiledStandIns
{
    public static bool InUse => typeof(FunctionAttribute).Assembly == typeof(IMessageBus).Assembly;

    public static IReadOnlyList<Type> Types { get; } = InUse
        ? [.. typeof(IMessageBus).Assembly.GetTypes().Where(type => (type.IsPublic || type.IsNestedPublic) && IsOfTheRealPackages(type.Namespace))]
        : [];

    private static bool IsOfTheRealPackages(string? ns) =>
        ns is not null && (ns.StartsWith("Microsoft.", StringComparison.Ordinal) || ns == "Azure" || ns.StartsWith("Azure.", StringComparison.Ordinal));
}
