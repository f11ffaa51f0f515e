using System.Text.Json;
using AiInfra.Deals.Submissions;

namespace AiInfra.Functions.Hosting;

/// <summary>What is wrong with the fields of one thing among others in an answer.</summary>
internal static class FieldErrors
{
    /// <summary>The member <c>errors</c>, as a problem has it.</summary>
    public static void Write(Utf8JsonWriter writer, IEnumerable<FieldError> errors)
    {
        writer.WriteStartArray("errors");
        foreach (var error in errors)
        {
            writer.WriteStartObject();
            writer.WriteString("pointer", error.Pointer);
            writer.WriteString("detail", error.Detail);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
