using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using AiInfra.Alerts;
using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Deals.Records;
using AiInfra.Parties;
using AiInfra.Subscribers;

namespace AiInfra.Json;

/// <summary>The one JSON form of the records: what is stored is what is answered.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [
        typeof(SnakeCaseConverter<AmountBasis>), typeof(SnakeCaseConverter<AmountPer>), typeof(SnakeCaseConverter<AmountQualifier>), typeof(SnakeCaseConverter<Bindingness>),
        typeof(SnakeCaseConverter<CertaintyLevel>), typeof(SnakeCaseConverter<ChannelState>), typeof(SnakeCaseConverter<ChannelType>), typeof(SnakeCaseConverter<DealKind>), typeof(SnakeCaseConverter<DealStatus>),
        typeof(SnakeCaseConverter<EnergySource>), typeof(SnakeCaseConverter<EventKind>), typeof(SnakeCaseConverter<Frequency>), typeof(SnakeCaseConverter<PartyRole>), typeof(SnakeCaseConverter<ReaderLanguage>), typeof(SnakeCaseConverter<RelationType>),
        typeof(SnakeCaseConverter<SourceType>), typeof(SnakeCaseConverter<Trust>), typeof(PartialDateConverter),
    ])]
[JsonSerializable(typeof(Deal))]
[JsonSerializable(typeof(DealRecord))]
[JsonSerializable(typeof(DealEvent))]
[JsonSerializable(typeof(Remembered))]
[JsonSerializable(typeof(Subscriber))]
public sealed partial class DomainJson : JsonSerializerContext
{
    /// <summary>Readable accents and dashes; <c>&lt; &gt; &amp; '</c> stay escaped, so the text is safe inside HTML too.</summary>
    public static DomainJson Readable => field ??= new(new JsonSerializerOptions(Default.Options!)
    {
        TypeInfoResolver = null,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}
