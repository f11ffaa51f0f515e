using System.Collections.Immutable;
using System.Text.Json.Serialization;
using AiInfra.Json;

namespace AiInfra.Parties;

/// <summary>What an entity is; banks and funds are companies that mostly lend or invest.</summary>
public enum EntityKind { Company, Bank, Fund, PublicBody, JointVenture, Project }

/// <summary>What an entity mostly does here: who sells chips, who rents out computing power, who supplies electricity, who brings the money.</summary>
public enum Sector { Unknown, Ai, Capital, Chips, Cloud, DataCenter, Energy, Equipment, Internet, Public, Telecom }

/// <summary>A company or public body of <c>entities.json</c>.</summary>
public sealed record KnownEntity
{
    /// <summary>What <see cref="EntityId"/> makes of the usual short name.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public EntityKind Kind { get; init; }

    /// <summary>ISO 3166-1 alpha-2, of the seat.</summary>
    public required string Country { get; init; }

    public Sector Sector { get; init; }

    /// <summary>The entity that controls this one; a joint venture under nobody's control has none.</summary>
    public string? Parent { get; init; }

    /// <summary><c>EXCHANGE:SYMBOL</c>.</summary>
    public ImmutableArray<string> Tickers { get => Given(field); init; }

    /// <summary>Other names in use, and products that stand for their maker.</summary>
    public ImmutableArray<string> Aliases { get => Given(field); init; }

    public ImmutableArray<string> FormerNames { get => Given(field); init; }

    /// <summary>Abbreviations that mean it only exactly as written: DOE is no Jane Doe.</summary>
    public ImmutableArray<string> Acronyms { get => Given(field); init; }

    /// <summary>Near misses that are somebody or something else: Equinox is not Equinix.</summary>
    public ImmutableArray<string> Lookalikes { get => Given(field); init; }

    /// <summary>Its names of one word are ordinary words whose neighbours are words too: Switch, Orange. They must be spelled rightly.</summary>
    public bool Strict { get; init; }

    public string? Wikidata { get; init; }

    /// <summary>The generated reader leaves an array that is not in the file at its default, which nobody may touch.</summary>
    private static ImmutableArray<string> Given(ImmutableArray<string> array) => array.IsDefault ? [] : array;
}

/// <summary>The form of <c>entities.json</c>; a misspelt member is an error.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(SnakeCaseConverter<EntityKind>), typeof(SnakeCaseConverter<Sector>)])]
[JsonSerializable(typeof(ImmutableArray<KnownEntity>))]
internal sealed partial class EntitiesJson : JsonSerializerContext;
