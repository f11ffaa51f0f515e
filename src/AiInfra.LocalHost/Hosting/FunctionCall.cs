using System.Reflection;

namespace AiInfra.LocalHost.Hosting;

/// <summary>Calls a function: an instance from the scope, arguments by parameter, the result awaited, exceptions as they were thrown.</summary>
internal sealed class FunctionCall(MethodInfo method)
{
    private readonly ParameterInfo[] _parameters = method.GetParameters();
    private readonly ObjectFactory? _create = method.IsStatic ? null : ActivatorUtilities.CreateFactory(method.DeclaringType!, []);
    private readonly PropertyInfo? _result = method.ReturnType.IsGenericType ? method.ReturnType.GetProperty(nameof(Task<>.Result)) : null;

    /// <returns>What the method returned, or what its task gave; null for a plain task.</returns>
    public async Task<object?> RunAsync(IServiceProvider scope, Func<ParameterInfo, object?> argument)
    {
        var instance = _create?.Invoke(scope, null);
        var returned = method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, [.. _parameters.Select(argument)], null);
        if (returned is not Task task) return returned;
        await task;
        return _result?.GetValue(task);
    }
}
