using System.Text.Json.Nodes;

namespace AiInfra.Json;

/// <summary>JSON Merge Patch (RFC 7396 §2): an object changes the members it names, <c>null</c> takes one away, and anything but an object replaces what was there.</summary>
public static class MergePatch
{
    /// <returns>The patched value; neither argument is changed or shared.</returns>
    public static JsonNode? Apply(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes) return patch?.DeepClone();
        var patched = target is JsonObject known ? known.DeepClone().AsObject() : [];
        foreach (var (name, change) in changes)
        {
            if (change is null) patched.Remove(name);
            else patched[name] = Apply(patched[name], change);
        }

        return patched;
    }
}
