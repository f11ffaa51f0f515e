using System.Text.Json;
using System.Text.Json.Serialization;

namespace AiInfra.LocalHost.Teams;

/// <param name="Id">Rising in the order of receipt.</param>
/// <param name="Card">The Adaptive Card as received: the content of the attachment.</param>
/// <param name="Bytes">The size of the whole request body that carried it.</param>
internal sealed record ReceivedCard(long Id, DateTimeOffset ReceivedAt, JsonElement Card, int Bytes);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReceivedCard))]
[JsonSerializable(typeof(IReadOnlyList<ReceivedCard>))]
internal sealed partial class ReceivedCardJson : JsonSerializerContext;
