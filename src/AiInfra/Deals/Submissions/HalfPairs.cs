using System.Globalization;
using System.Text.Json;

namespace AiInfra.Deals.Submissions;

/// <summary>Texts in JSON that escape half of a surrogate pair: well-formed as JSON, and no text that could be kept or written again.</summary>
public static class HalfPairs
{
    /// <summary>More are not told of one document.</summary>
    public const int MaxErrors = 100;

    /// <summary>Characters of pointers after which no more errors are told: a long name stands in the pointer to everything in it.</summary>
    private const int MaxPointers = 100_000;

    /// <returns>The first of them, in the order of the document.</returns>
    public static IReadOnlyList<FieldError> In(JsonElement value, string pointer)
    {
        List<FieldError> errors = [];
        var told = 0;
        foreach (var (place, detail) in Places(value, new(null, pointer)))
        {
            var error = new FieldError(PointerTo(place), detail);
            errors.Add(error);
            if (errors.Count == MaxErrors || (told += error.Pointer.Length) > MaxPointers) break;
        }

        return errors;
    }

    /// <summary>By a stack and not by nested enumerations, each step of which would pass through all those around it.</summary>
    private static IEnumerable<(Place Place, string Detail)> Places(JsonElement root, Place at)
    {
        var open = new Stack<IEnumerator<(Place, JsonElement)>>([One(at, root)]);
        while (open.TryPeek(out var items))
        {
            if (!items.MoveNext())
            {
                open.Pop();
                continue;
            }

            var (place, value) = items.Current;
            if (place.Name is null) yield return (place.Parent!, "has a member whose name holds half of a surrogate pair: send well-formed Unicode");
            else if (value.ValueKind is JsonValueKind.Object) open.Push(Members(place, value));
            else if (value.ValueKind is JsonValueKind.Array) open.Push(Items(place, value));
            else if (value.ValueKind is JsonValueKind.String && !Fields.TryDecode(value, out _)) yield return (place, "holds half of a surrogate pair: send well-formed Unicode");
        }
    }

    private static IEnumerator<(Place, JsonElement)> One(Place at, JsonElement value)
    {
        yield return (at, value);
    }

    private static IEnumerator<(Place, JsonElement)> Members(Place parent, JsonElement value)
    {
        foreach (var member in value.EnumerateObject()) yield return (new(parent, NameOf(member)), member.Value);
    }

    private static IEnumerator<(Place, JsonElement)> Items(Place parent, JsonElement value)
    {
        var i = 0;
        foreach (var item in value.EnumerateArray()) yield return (new(parent, "", i++), item);
    }

    private static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string PointerTo(Place place)
    {
        var path = new Stack<Place>();
        for (var at = place; at is not null; at = at.Parent) path.Push(at);
        var pointer = path.Pop().Name!;
        foreach (var step in path) pointer = Fields.Pointer(pointer, step.Index?.ToString(CultureInfo.InvariantCulture) ?? step.Name!);
        return pointer;
    }

    /// <summary>Where in a document; a pointer is made of it only when there is something to say.</summary>
    /// <param name="Name">Of a member; of the root, the pointer to it; null when the name is no text.</param>
    /// <param name="Index">Of an item.</param>
    private sealed record Place(Place? Parent, string? Name, int? Index = null);
}
