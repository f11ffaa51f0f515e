using System.Text.Json;
using AiInfra.Deals.Submissions;
using AiInfra.Json;

namespace AiInfra.Rules.Text;

/// <summary>Lists of words in both forms of a rule.</summary>
internal static class Lists
{
    public static void WriteStrings(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    public static List<TEnum> Words<TEnum>(this RuleCursor cursor, string what)
        where TEnum : struct, Enum
    {
        List<TEnum> words = [];
        foreach (var item in cursor.Items($"{what} must be one of {string.Join(", ", SnakeCase.All<TEnum>())}"))
        {
            if (!SnakeCase.TryParse<TEnum>(item.ToLowerInvariant().Replace(' ', '_').Replace('-', '_'), out var word)) throw cursor.Wrong($"{what} must be one of {string.Join(", ", SnakeCase.All<TEnum>())}, not \"{Alerts.PlainText.Of(item, 40)}\"");
            words.Add(word);
        }

        return words;
    }

    /// <summary><c>&gt;= likely</c>; a bare <c>likely</c> means the same.</summary>
    public static TEnum AtLeast<TEnum>(this RuleCursor cursor, string what)
        where TEnum : struct, Enum
    {
        cursor.TakeAny(">=", "at least", "≥");
        var words = cursor.Words<TEnum>(what);
        return words is [var word] ? word : throw cursor.Wrong($"{what} must be at least one of {string.Join(", ", SnakeCase.All<TEnum>())}");
    }

    /// <returns>Null when the member is not there, or is refused.</returns>
    public static List<TEnum>? Words<TEnum>(this Fields fields, string name)
        where TEnum : struct, Enum
    {
        if (fields.Texts(name, 40) is not { } texts) return null;
        List<TEnum> words = [];
        foreach (var text in texts)
        {
            if (SnakeCase.TryParse<TEnum>(text, out var word)) words.Add(word);
        }

        if (words.Count == texts.Count) return words;
        fields.Refuse(name, $"must be a list of {string.Join(", ", SnakeCase.All<TEnum>())}");
        return null;
    }

    /// <summary>A list of 1 to <see cref="Rule.MaxItems"/> texts.</summary>
    /// <returns>Null when the member is not there, or is refused.</returns>
    public static List<string>? Texts(this Fields fields, string name, int maxLength)
    {
        if (fields.Raw(name) is not { } value) return null;
        List<string> texts = [];
        if (value.ValueKind is JsonValueKind.Array && value.GetArrayLength() is > 0 and <= Rule.MaxItems)
        {
            foreach (var item in value.EnumerateArray())
            {
                if (item.ValueKind is JsonValueKind.String && Fields.TryDecode(item, out var text) && text.Trim() is { Length: > 0 } trimmed && trimmed.Length <= maxLength) texts.Add(trimmed);
            }

            if (texts.Count == value.GetArrayLength()) return texts;
        }

        fields.Refuse(name, $"must be a list of 1 to {Rule.MaxItems} texts of at most {maxLength} characters");
        return null;
    }
}
