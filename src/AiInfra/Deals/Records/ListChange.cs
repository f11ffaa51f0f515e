using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace AiInfra.Deals.Records;

/// <summary>What a correction takes from a list and adds to it.</summary>
public sealed record ListChange<T>(ImmutableArray<T> Removed, ImmutableArray<T> Added)
{
    [JsonIgnore]
    public bool IsNone => Removed.IsEmpty && Added.IsEmpty;

    public ImmutableArray<T> ApplyTo(ImmutableArray<T> list) => [.. list.Except(Removed).Union(Added)];
}

internal static class ListChange
{
    public static ListChange<T> Between<T>(ImmutableArray<T> before, ImmutableArray<T> after) => new([.. before.Except(after)], [.. after.Except(before)]);
}
