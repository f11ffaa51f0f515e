using AiInfra.Deals;
using AiInfra.Json;
using AiInfra.Parties;

namespace AiInfra.Rules;

/// <summary>What a deal is found by in the index of rules (<see cref="RuleSet"/>).</summary>
internal static class DealKeys
{
    public static string Kind(DealKind kind) => "kind " + SnakeCase.Of(kind);

    public static string Party(string entityId) => "party " + entityId;

    public static string Role(PartyRole role) => "role " + SnakeCase.Of(role);

    public static string Country(string country) => "country " + country;

    /// <summary>Its power is announced.</summary>
    public const string Power = "power";

    public static string Word(string word) => "word " + word;

    /// <summary>Every key of a deal.</summary>
    public static HashSet<string> Of(Deal deal)
    {
        HashSet<string> keys = [Kind(deal.Kind)];
        foreach (var party in deal.Parties)
        {
            keys.Add(Role(party.Role));
            foreach (var id in WithParents(party.EntityId)) keys.Add(Party(id));
        }

        if (deal.Power?.AnnouncedGigawatts is not null) keys.Add(Power);
        if (deal.Site?.Country is { } country) keys.Add(Country(country));
        foreach (var word in DealWords.Of(deal)) keys.Add(Word(word));
        return keys;
    }

    /// <summary>An entity and whoever controls it, directly or through others.</summary>
    public static IEnumerable<string> WithParents(string entityId)
    {
        for (var id = entityId; id is not null; id = KnownEntities.Find(id)?.Parent) yield return id;
    }
}
