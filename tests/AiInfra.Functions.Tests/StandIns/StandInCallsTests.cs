using System.Reflection;
using System.Runtime.CompilerServices;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;

namespace AiInfra.Functions.Tests.StandIns;

public sealed class StandInCallsTests
{
    /// <summary>Stand-ins that hold data and need no cloud; attributes and enums are data too. Everything else is a shell.</summary>
    private static readonly Type[] s_data =
    [
        typeof(CreateMessageBatchOptions), typeof(ServiceBusException), typeof(ServiceBusMessage), typeof(ServiceBusMessageBatch),
        typeof(ServiceBusModelFactory), typeof(ServiceBusReceivedMessage),
        typeof(ScheduleStatus), typeof(TimerInfo), typeof(WorkerOptions),
    ];

    private static IEnumerable<Type> Shells => CompiledStandIns.Types.Where(type => !type.IsEnum && !type.IsSubclassOf(typeof(Attribute)) && !s_data.Contains(type));

    [Fact]
    public void Whatever_would_need_the_cloud_throws_and_names_the_missing_package()
    {
        var calls = Shells.SelectMany(Calls).ToList();

        Assert.All(calls, call => Assert.Null(Complaint(call)));
        Assert.Equal(CompiledStandIns.InUse, calls.Count >= 10);
    }

    // Parameterless constructors make empty shells for Moq, and disposing an empty shell is nothing.
    private static IEnumerable<MethodBase> Calls(Type shell)
    {
        const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var constructors = shell.GetConstructors(Own).Where(constructor => constructor.GetParameters().Length > 0);
        return constructors.Concat<MethodBase>(shell.GetMethods(Own).Where(method => method.Name != nameof(IAsyncDisposable.DisposeAsync)));
    }

    private static string? Complaint(MethodBase call)
    {
        var package = call.DeclaringType!.Namespace == typeof(ServiceBusClient).Namespace ? "Azure.Messaging.ServiceBus" : "Microsoft.Azure.Functions.Worker";
        var target = call.IsStatic ? null : RuntimeHelpers.GetUninitializedObject(call.DeclaringType!);
        var thrown = Record.Exception(() => { _ = call.Invoke(target, new object?[call.GetParameters().Length]); })?.InnerException;
        if (thrown is PlatformNotSupportedException && thrown.Message.Contains(package, StringComparison.Ordinal)) return null;
        return $"{call.DeclaringType}.{call.Name}: {thrown?.ToString() ?? "no exception"}";
    }
}
