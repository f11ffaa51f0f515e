using System.Text.Json;
using AiInfra.Functions.Hosting;
using AiInfra.Functions.Storage.Sources;
using AiInfra.Json;
using AiInfra.Sources;

namespace AiInfra.Functions.Sources;

/// <summary>A source as an answer. Its secret is shown when it is made, and never again.</summary>
public sealed class SourceResult(SiteOptions site, SourceUses uses, TimeProvider clock)
{
    public static string PathOf(string id) => "/api/sources/" + id;

    public async Task<JsonResult> OfAsync(WebhookSource source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        var lastUsed = await uses.LastAsync(source.Id, cancellationToken);
        return JsonResult.Write(writer => Write(writer, source, lastUsed, null));
    }

    /// <summary>Of a source whose secret is new.</summary>
    public JsonResult WithSecret(WebhookSource source, int status) =>
        JsonResult.Write(writer => Write(writer, source, null, source.Secrets[0].Text), status, ("Location", PathOf(source.Id)), ("Cache-Control", "no-store"));

    public async Task<JsonResult> OfAllAsync(IEnumerable<WebhookSource> sources, CancellationToken cancellationToken)
    {
        var lastUsed = await uses.AllAsync(cancellationToken);
        return JsonResult.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("sources");
            foreach (var source in sources) Write(writer, source, lastUsed.TryGetValue(source.Id, out var at) ? at : null, null);
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private void Write(Utf8JsonWriter writer, WebhookSource source, DateTimeOffset? lastUsed, string? secret)
    {
        writer.WriteStartObject();
        writer.WriteString("id", source.Id);
        if (source.Name is not null) writer.WriteString("name", source.Name);
        writer.WriteString("url", new Uri(site.Url, $"api/webhooks/{source.Id}").AbsoluteUri);
        writer.WriteString("verifier", SnakeCase.Of(source.Verifier));
        writer.WriteString("trust", SnakeCase.Of(source.Trust));
        if (secret is not null) writer.WriteString("secret", secret);
        if (source.Secrets.Where(s => s.Until > clock.GetUtcNow()).Max(s => s.Until) is { } end) writer.WriteString("oldSecretUntil", end);
        writer.WritePropertyName("mapping");
        writer.WriteRawValue(source.Mapping ?? "null", skipInputValidation: true);
        writer.WriteString("createdAt", source.CreatedAt);
        writer.WriteString("updatedAt", source.UpdatedAt);
        if (lastUsed is { } at) writer.WriteString("lastUsedAt", at);
        writer.WriteEndObject();
    }
}
