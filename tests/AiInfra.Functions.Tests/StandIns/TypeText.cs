using System.Reflection;

namespace AiInfra.Functions.Tests.StandIns;

/// <summary>Writes a type as C# does in a signature: keywords, generic arguments, arrays, and `?` where a value may be null.</summary>
internal static class TypeText
{
    private static readonly Dictionary<Type, string> s_keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(char)] = "char",
        [typeof(short)] = "short",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    public static string Of(NullabilityInfo info)
    {
        var type = info.Type;
        if (Nullable.GetUnderlyingType(type) is { } value) return Plain(value, info.GenericTypeArguments) + "?";
        var mayBeNull = !type.IsValueType && info.ReadState == NullabilityState.Nullable;
        return Plain(type, info) + (mayBeNull ? "?" : "");
    }

    private static string Plain(Type type, NullabilityInfo info) =>
        type.IsArray && info.ElementType is { } element ? Of(element) + "[]" : Plain(type, info.GenericTypeArguments);

    private static string Plain(Type type, NullabilityInfo[] arguments)
    {
        if (s_keywords.TryGetValue(type, out var keyword)) return keyword;
        return type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", arguments.Select(Of))}>" : type.Name;
    }
}
