using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace AiInfra.Functions.Tests.StandIns;

/// <summary>
/// Writes types and members as the lists do. Nullability is written as the compiler recorded it: `?` on reference types where the type was compiled with
/// annotations (the worker), none where it was not (the Service Bus SDK). So the annotations are held too; nothing is stripped.
/// </summary>
internal static class ApiText
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Header(Type type)
    {
        var kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        return $"public {kind} {type.Name}{(type.IsEnum ? $" {{ {EnumValues(type)} }}" : "")}";
    }

    public static string Usage(Type type)
    {
        var usage = type.GetCustomAttributesData().SingleOrDefault(attribute => attribute.AttributeType == typeof(AttributeUsageAttribute));
        if (usage is null) return "";
        var named = usage.NamedArguments.Select(argument => $", {argument.MemberName} = {argument.TypedValue.Value}");
        return $"[AttributeUsage({(AttributeTargets)usage.ConstructorArguments[0].Value!}{string.Concat(named)})]";
    }

    /// <summary>Every member a user or an heir of the type can see, declared by the type itself.</summary>
    public static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum) yield break;
        foreach (var constructor in type.GetConstructors(Declared).Where(IsVisible)) yield return $"{Access(constructor)} {type.Name}({Parameters(constructor)});";
        foreach (var property in type.GetProperties(Declared).Where(property => property.GetAccessors(true).Any(IsVisible))) yield return Property(property);
        foreach (var field in type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly)) yield return Field(field);
        foreach (var happening in type.GetEvents(Declared).Where(e => IsVisible(e.AddMethod!)))
            yield return $"{Access(happening.AddMethod!)} event {TypeText.Of(new NullabilityInfoContext().Create(happening))} {happening.Name};";
        foreach (var method in type.GetMethods(Declared).Where(IsVisible).Where(method => !method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)))
            yield return Method(method);
    }

    private static string EnumValues(Type type) => string.Join(", ", Enum.GetValuesAsUnderlyingType(type).Cast<object>()
        .Select(value => string.Create(CultureInfo.InvariantCulture, $"{Enum.GetName(type, value)} = {value}")));

    private static string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";
        return $"{Access(method)} {Modifier(method)}{Of(method.ReturnParameter)} {method.Name}{generic}({Parameters(method)});";
    }

    private static string Property(PropertyInfo property)
    {
        var accessors = property.GetAccessors(true).Where(IsVisible).ToList();
        var widest = accessors.FirstOrDefault(accessor => accessor.IsPublic) ?? accessors[0];
        var texts = accessors.OrderBy(accessor => accessor != property.GetMethod)
            .Select(accessor => (Access(accessor) == Access(widest) ? "" : Access(accessor) + " ") + AccessorName(property, accessor));
        // The lists say `virtual` of a property that overrides one.
        var modifier = Modifier(widest).Replace("override", "virtual", StringComparison.Ordinal);
        return $"{Access(widest)} {modifier}{TypeText.Of(new NullabilityInfoContext().Create(property))} {property.Name} {{ {string.Concat(texts.Select(text => text + "; "))}}}";
    }

    private static string AccessorName(PropertyInfo property, MethodInfo accessor)
    {
        if (accessor == property.GetMethod) return "get";
        return accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init" : "set";
    }

    private static string Field(FieldInfo field)
    {
        var modifier = field switch { { IsLiteral: true } => "const ", { IsStatic: true } => "static ", _ => "" };
        var access = field.IsPublic ? "public" : field.IsFamily ? "protected" : "protected internal";
        return $"{access} {modifier}{(field.IsInitOnly ? "readonly " : "")}{TypeText.Of(new NullabilityInfoContext().Create(field))} {field.Name};";
    }

    private static string Modifier(MethodInfo method) => method switch
    {
        { IsStatic: true } => "static ",
        { IsAbstract: true } => "abstract ",
        { IsVirtual: true, IsFinal: false } => method.GetBaseDefinition() == method ? "virtual " : "override ",
        _ => "",
    };

    private static string Parameters(MethodBase method)
    {
        var extension = method.IsDefined(typeof(ExtensionAttribute), false) ? "this " : "";
        return extension + string.Join(", ", method.GetParameters().Select(parameter =>
            (parameter.IsDefined(typeof(ParamArrayAttribute), false) ? "params " : "") + Of(parameter) + " " + parameter.Name + Default(parameter)));
    }

    private static string Default(ParameterInfo parameter)
    {
        if (!parameter.HasDefaultValue) return "";
        var type = parameter.ParameterType;
        var nullable = !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;
        return " = " + parameter.DefaultValue switch
        {
            null => nullable ? "null" : "default",
            bool value => value ? "true" : "false",
            string value => $"\"{value}\"",
            var value when type.IsEnum => $"{type.Name}.{Enum.GetName(type, value)}",
            var value => Convert.ToString(value, CultureInfo.InvariantCulture),
        };
    }

    private static string Of(ParameterInfo parameter) => TypeText.Of(new NullabilityInfoContext().Create(parameter));

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Access(MethodBase method) => method switch { { IsPublic: true } => "public", { IsFamilyOrAssembly: true } => "protected internal", _ => "protected" };
}
