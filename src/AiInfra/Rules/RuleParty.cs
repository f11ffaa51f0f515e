using System.Text.Json;
using AiInfra.Alerts;
using AiInfra.Deals;
using AiInfra.Deals.Submissions;
using AiInfra.Json;
using AiInfra.Parties;
using AiInfra.Rules.Text;

namespace AiInfra.Rules;

/// <summary>A party a rule names, in a role or in any. Who controls a party is meant too: <c>Alphabet</c> includes Google.</summary>
public sealed record RuleParty(string EntityId, PartyRole? Role = null)
{
    /// <summary>The longest name, in UTF-16 characters.</summary>
    internal const int MaxName = 200;

    public string Text => RuleText.Item(RuleText.Entity(EntityId)) + (Role is { } role ? $" as {SnakeCase.Of(role)}" : "");

    public DealParty? In(Deal deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        return deal.Parties.FirstOrDefault(p => (Role is null || p.Role == Role) && DealKeys.WithParents(p.EntityId).Contains(EntityId));
    }

    /// <summary>"OpenAI as buyer" in a language.</summary>
    public string Say(Wording words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var name = PlainText.Of(RuleText.Entity(EntityId), MaxName);
        return Role is { } role ? words.Say("{0} as {1}", name, words.Word(role)) : name;
    }

    internal static RuleParty Parse((string Name, string? Role) party, RuleCursor cursor)
    {
        if (party.Role is null) return new(IdOf(party.Name, cursor));
        return SnakeCase.TryParse<PartyRole>(party.Role.ToLowerInvariant(), out var role)
            ? new(IdOf(party.Name, cursor), role)
            : throw cursor.Wrong($"a party's role must be one of {string.Join(", ", SnakeCase.All<PartyRole>())}");
    }

    internal static RuleParty? Read(Fields fields)
    {
        var name = fields.Text("entity", MaxName);
        var role = fields.Word<PartyRole>("role");
        fields.RefuseOthers();
        if (name is null || KnownEntities.Match(name).EntityId is not { Length: > 0 } id)
        {
            fields.Refuse("entity", "must name a company or public body, by name or id: \"OpenAI\"");
            return null;
        }

        return new(id, role);
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("entity", EntityId);
        if (Role is { } role) json.WriteString("role", SnakeCase.Of(role));
        json.WriteEndObject();
    }

    private static string IdOf(string name, RuleCursor cursor) =>
        name.Length <= MaxName && KnownEntities.Match(name.Trim()).EntityId is { Length: > 0 } id ? id : throw cursor.Wrong("a party must be named, in at most 200 characters");
}
