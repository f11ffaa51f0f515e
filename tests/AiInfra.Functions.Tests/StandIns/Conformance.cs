namespace AiInfra.Functions.Tests.StandIns;

/// <summary>
/// Holds types against a list of the real ones. A type may have less than the real one (members, interfaces), never more and never other:
/// same kind, same base class, same attribute usage, the same enum values, and every visible member word for word.
/// </summary>
internal static class Conformance
{
    public static IReadOnlyList<string> Violations(IEnumerable<Type> types, ApiList real) =>
        [.. types.SelectMany(type => real.Find(type.FullName!) is { } listed ? Violations(type, listed) : [$"{type.FullName}: no such type in the list"])];

    private static IEnumerable<string> Violations(Type type, ApiType listed)
    {
        if (ApiText.Header(type) is var header && header != listed.Header) yield return $"{type.FullName}: is '{header}', really '{listed.Header}'";
        if (ApiText.Usage(type) is var usage && usage != listed.Usage) yield return $"{type.FullName}: has '{usage}', really '{listed.Usage}'";
        foreach (var wrong in BaseViolations(type, listed)) yield return wrong;
        foreach (var member in ApiText.Members(type).Where(member => !listed.Members.Contains(ApiList.Normalise(member))))
            yield return $"{type.FullName}: '{member}' is not in the list";
    }

    // The lists leave out object, ValueType and Enum, and name the base class first.
    private static IEnumerable<string> BaseViolations(Type type, ApiType listed)
    {
        if (type.IsEnum) yield break;
        var listedBase = listed.Bases.FirstOrDefault(name => !IsInterfaceName(name), nameof(Object));
        if (type.BaseType is { } actual && !type.IsValueType && actual.Name != listedBase)
            yield return $"{type.FullName}: derives from '{actual.Name}', really from '{listedBase}'";
        foreach (var extra in type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []).Where(added => !listed.Bases.Contains(added.Name)))
            yield return $"{type.FullName}: implements '{extra.Name}', which the real one does not";
    }

    private static bool IsInterfaceName(string name) => name is ['I', >= 'A' and <= 'Z', ..];
}
