using System.Text.Json;
using AiInfra.Deals.Submissions;

namespace AiInfra.Functions.Hosting;

/// <summary>Field errors inside an answer that is no problem as a whole, in the same form.</summary>
internal static class FieldErrors
{
    public static void Write(Utf8JsonWriter writer, IEnumerable<FieldError> errors)
    {
        writer.WritePropertyName("errors");
        JsonSerializer.Serialize(writer, [.. errors], ProblemJson.Default.IReadOnlyListFieldError);
    }
}
