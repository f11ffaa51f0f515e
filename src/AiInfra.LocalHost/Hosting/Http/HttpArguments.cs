using System.ComponentModel;
using System.Reflection;

namespace AiInfra.LocalHost.Hosting.Http;

/// <summary>What the parameters of an HTTP function get.</summary>
internal static class HttpArguments
{
    private static readonly HashSet<Type> RouteTypes = [typeof(string), typeof(int), typeof(long), typeof(bool), typeof(Guid), typeof(decimal)];

    public static bool CanBind(Type type) => RouteTypes.Contains(Nullable.GetUnderlyingType(type) ?? type);

    /// <exception cref="ArgumentException">A route value that is not of the parameter's type: an unhandled exception, as in the worker; constraints keep it out.</exception>
    public static object? Of(ParameterInfo parameter, HttpContext context)
    {
        if (parameter.ParameterType == typeof(HttpRequest)) return context.Request;
        if (parameter.ParameterType == typeof(CancellationToken)) return context.RequestAborted;
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return context.Request.RouteValues[parameter.Name!] switch
        {
            null => parameter.HasDefaultValue ? parameter.DefaultValue : null,
            string text when type != typeof(string) => TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text),
            var value => value,
        };
    }
}
