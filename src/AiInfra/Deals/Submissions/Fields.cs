using System.Globalization;
using System.Text;
using System.Text.Json;
using AiInfra.Json;

namespace AiInfra.Deals.Submissions;

/// <summary>
/// Reads the members of one JSON object and collects every error with its pointer, instead of stopping at the first. A member that is missing or <c>null</c> reads as null.
/// <see cref="RefuseOthers"/> names the members nobody asked for.
/// </summary>
public sealed class Fields(JsonElement element, string pointer, List<FieldError> errors)
{
    private const int MaxErrors = 100;

    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public List<FieldError> Errors => errors;

    public string PointerTo(string name) => Pointer(pointer, name);

    /// <summary>The pointer to a member (RFC 6901 §4).</summary>
    internal static string Pointer(string parent, string name) => $"{parent}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    public void Refuse(string name, string detail) => Add(new(PointerTo(name), detail));

    public JsonElement? Raw(string name)
    {
        _asked.Add(name);
        return element.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;
    }

    /// <summary>Text without control characters and noncharacters (U+FFFE cannot be brought to a normal form), trimmed and in normal form C; blank reads as null.</summary>
    /// <param name="maxLength">In UTF-16 characters.</param>
    /// <param name="multiline">Line breaks and tabs are allowed.</param>
    public string? Text(string name, int maxLength, bool multiline = false)
    {
        if (Raw(name) is not { } value) return null;
        if (value.ValueKind is not JsonValueKind.String) return RefuseText(name, "must be text");
        if (!TryDecode(value, out var text)) return RefuseText(name, "holds half of a surrogate pair: send well-formed Unicode");
        text = text.Trim();
        if (text.Length > maxLength) return RefuseText(name, $"is {text.Length} characters long, the limit is {maxLength}");
        if (text.Any(c => c is '\uFFFE' or '\uFFFF')) return RefuseText(name, "holds a code point that is no character");
        if (text.Any(c => char.IsControl(c) && !(multiline && c is '\n' or '\t' or '\r'))) return RefuseText(name, "holds control characters");
        return text.Length == 0 ? null : text.Normalize(NormalizationForm.FormC);
    }

    public TEnum? Word<TEnum>(string name)
        where TEnum : struct, Enum
    {
        if (Raw(name) is not { } value) return null;
        if (value.ValueKind is JsonValueKind.String && TryDecode(value, out var text) && SnakeCase.TryParse<TEnum>(text.Trim().ToLowerInvariant(), out var word)) return word;
        Refuse(name, $"must be one of {string.Join(", ", SnakeCase.All<TEnum>())}");
        return null;
    }

    /// <summary>A number, or a string that holds one in plain decimal form.</summary>
    public decimal? Number(string name, decimal min, decimal max, string unit)
    {
        if (Raw(name) is not { } value) return null;
        if (TryNumber(value, out var number) && number >= min && number <= max) return number;
        Refuse(name, string.Create(CultureInfo.InvariantCulture, $"must be {unit} from {min} to {max}, as a number or a decimal string"));
        return null;
    }

    public PartialDate? Date(string name)
    {
        if (Raw(name) is not { } value) return null;
        if (value.ValueKind is JsonValueKind.String && TryDecode(value, out var text) && PartialDate.TryParse(text.Trim(), out var date)) return date;
        Refuse(name, "must be a date as exact as it is known: 2025-09-10, 2025-09, 2025-Q3 or 2025");
        return null;
    }

    /// <summary>A BCP 47 tag.</summary>
    public string? Language(string name)
    {
        var tag = Text(name, LanguageTag.MaxLength);
        if (tag is not null && LanguageTag.Of(tag) is null) Refuse(name, "must be a BCP 47 tag such as en or fr-CA");
        return tag;
    }

    public bool? Flag(string name)
    {
        if (Raw(name) is not { } value) return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        Refuse(name, "must be true or false");
        return null;
    }

    public Fields? Object(string name)
    {
        if (Raw(name) is not { } value) return null;
        if (value.ValueKind is JsonValueKind.Object) return new(value, PointerTo(name), errors);
        Refuse(name, "must be an object");
        return null;
    }

    /// <summary>Reads each object of an array; one that reads as null is left out, its errors are kept.</summary>
    public IEnumerable<T> Objects<T>(string name, int max, Func<Fields, T?> read)
        where T : class
    {
        if (Raw(name) is not { } value) return [];
        if (value.ValueKind is not JsonValueKind.Array || value.GetArrayLength() > max)
        {
            Refuse(name, $"must be an array of at most {max} objects");
            return [];
        }

        return value.EnumerateArray().Select((item, i) => ReadItem(item, $"{PointerTo(name)}/{i}", read)).OfType<T>().ToList();
    }

    /// <summary>Names every member that was not asked for: a misspelt name must not pass in silence.</summary>
    /// <param name="derived">Members that are accepted and ignored because the system derives them.</param>
    public void RefuseOthers(params ReadOnlySpan<string> derived)
    {
        foreach (var name in derived) _asked.Add(name);
        foreach (var member in element.EnumerateObject())
        {
            if (!_asked.Contains(member.Name)) Refuse(member.Name, $"is not a field here; known are {string.Join(", ", _asked.Order(StringComparer.Ordinal))}");
        }
    }

    private static bool TryNumber(JsonElement value, out decimal number)
    {
        number = 0;
        return value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetDecimal(out number),
            JsonValueKind.String => TryDecode(value, out var text) && decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number),
            _ => false,
        };
    }

    /// <summary>A JSON string may escape half of a surrogate pair, which no .NET string should hold.</summary>
    internal static bool TryDecode(JsonElement value, out string text)
    {
        try
        {
            text = value.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            text = "";
            return false;
        }
    }

    private T? ReadItem<T>(JsonElement item, string itemPointer, Func<Fields, T?> read)
        where T : class
    {
        if (item.ValueKind is JsonValueKind.Object) return read(new(item, itemPointer, errors));
        Add(new(itemPointer, "must be an object"));
        return null;
    }

    /// <summary>Who sends a hundred mistakes has made one.</summary>
    private void Add(FieldError error)
    {
        if (errors.Count < MaxErrors) errors.Add(error);
        else if (errors.Count == MaxErrors) errors.Add(new("#", "has more mistakes than these"));
    }

    private string? RefuseText(string name, string detail)
    {
        Refuse(name, detail);
        return null;
    }
}
