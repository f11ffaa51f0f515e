using System.Collections.Immutable;
using System.Text.Json;

namespace AiInfra.Deals.Submissions.Mapping;

/// <summary>
/// Reads a mapping as an operator enters it: <c>{"when": {"from": "/type", "in": ["deal.created"]}, "each": "/deals", "fields": {"/kind": {"from": "/type", "map": {"CLOUD": "cloud_contract"}},
/// "/parties/0/name": {"from": "/buyer"}, "/parties/0/role": {"value": "buyer"}}}</c>. <c>"of": "payload"</c> looks in the whole payload and not in the item.
/// </summary>
public static class MappingReader
{
    private const int MaxFields = 200;
    private const int MaxWords = 200;
    private const int MaxPointer = 300;
    private const int MaxIndex = SubmissionReader.MaxParties - 1;
    private const string PointerForm = "must be a JSON Pointer (RFC 6901) such as /data/buyer";

    public static PayloadMapping Read(Fields mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        var when = mapping.Object("when") is { } condition ? When(condition) : null;
        var each = Pointer(mapping, "each");
        var fields = ReadFields(mapping);
        mapping.RefuseOthers();
        return new(when, each, fields);
    }

    private static Condition When(Fields fields)
    {
        var from = Pointer(fields, "from");
        var words = fields.Raw("in") is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray().Select(MappedText.Of).ToList() : [];
        if (fields.Raw("from") is null) fields.Refuse("from", $"is missing: it {PointerForm}");
        if (words.Count is 0 or > MaxWords || words.Contains(null)) fields.Refuse("in", $"must be an array of 1 to {MaxWords} words, such as [\"deal.created\"]");
        fields.RefuseOthers();
        return new(from ?? default, [.. words.OfType<string>()]);
    }

    private static ImmutableArray<FieldMapping> ReadFields(Fields mapping)
    {
        if (mapping.Raw("fields") is not { } all) return [];
        if (all.ValueKind is not JsonValueKind.Object || all.GetPropertyCount() > MaxFields)
        {
            mapping.Refuse("fields", $"must be an object of at most {MaxFields} members: {{\"/amount\": {{\"from\": \"/data/value\"}}}}");
            return [];
        }

        var place = mapping.PointerTo("fields");
        ImmutableArray<FieldMapping> fields = [.. all.EnumerateObject().Select(m => Field(m, Fields.Pointer(place, m.Name), mapping.Errors)).OfType<FieldMapping>()];
        foreach (var field in fields)
        {
            if (WhyNot(field.To, fields) is { } why) mapping.Errors.Add(new(Fields.Pointer(place, $"{field.To}"), why));
        }

        return fields;
    }

    private static FieldMapping? Field(JsonProperty member, string place, List<FieldError> errors)
    {
        var errorsBefore = errors.Count;
        if (!JsonPointer.TryParse(member.Name, out var to) || to.Segments.IsEmpty) errors.Add(new(place, "must be named by the JSON Pointer (RFC 6901) of a field, such as /parties/0/name"));
        if (member.Value.ValueKind is not JsonValueKind.Object)
        {
            errors.Add(new(place, "must be {\"from\": \"/data/buyer\"} or {\"value\": \"buyer\"}"));
            return null;
        }

        var fields = new Fields(member.Value, place, errors);
        var (from, value, words) = (Pointer(fields, "from"), fields.Raw("value"), Words(fields));
        var of = fields.Text("of", 20);
        if (fields.Raw("from") is null == value is null) fields.Refuse("from", "either from or value, and not both");
        if (of is not (null or "payload" or "item")) fields.Refuse("of", "must be item or payload");
        fields.RefuseOthers();
        return errors.Count > errorsBefore ? null : new(to, from, of is "payload", value?.GetRawText(), words);
    }

    private static ImmutableDictionary<string, string> Words(Fields fields)
    {
        if (fields.Raw("map") is not { } map) return ImmutableDictionary<string, string>.Empty;
        if (map.ValueKind is JsonValueKind.Object && map.GetPropertyCount() <= MaxWords && map.EnumerateObject().All(w => MappedText.Of(w.Value) is not null))
            return map.EnumerateObject().ToImmutableDictionary(w => w.Name, w => MappedText.Of(w.Value)!);
        fields.Refuse("map", $"must be an object of at most {MaxWords} words: {{\"CLOUD\": \"cloud_contract\"}}");
        return ImmutableDictionary<string, string>.Empty;
    }

    private static JsonPointer? Pointer(Fields fields, string name)
    {
        if (fields.Raw(name) is null) return null;
        if (fields.Text(name, MaxPointer) is { } text && JsonPointer.TryParse(text, out var pointer)) return pointer;
        if (fields.Raw(name) is { ValueKind: JsonValueKind.String } given && given.ValueEquals("")) return default(JsonPointer);
        fields.Refuse(name, PointerForm);
        return null;
    }

    /// <summary>One field cannot be a value and have members, nor have both names and places in a list.</summary>
    private static string? WhyNot(JsonPointer to, ImmutableArray<FieldMapping> all)
    {
        if (all.FirstOrDefault(o => o.To != to && o.To.IsWithin(to)) is { } inner) return $"is given whole, and {inner.To} within it: only one can be";
        for (var depth = 0; depth < to.Segments.Length; depth++)
        {
            var isIndex = JsonPointer.IsIndex(to.Segments[depth], out var index);
            if (isIndex && index > MaxIndex) return $"has the place {index} of a list; the last is {MaxIndex}";
            var siblings = all.Where(o => o.To.Segments.Length > depth && o.To.Segments.Take(depth).SequenceEqual(to.Segments.Take(depth)));
            if (siblings.Any(o => JsonPointer.IsIndex(o.To.Segments[depth], out _) != isIndex)) return "is in a list by one field and in an object by another";
        }

        return null;
    }
}
