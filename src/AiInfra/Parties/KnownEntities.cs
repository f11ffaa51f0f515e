using System.Collections.Immutable;
using System.Text.Json;

namespace AiInfra.Parties;

/// <summary>
/// The companies and public bodies the system knows by name (<c>entities.json</c>), and who of them is meant by a reported name. A name that could mean two of them, or none, is nobody known: it keeps the id its
/// letters give it.
/// </summary>
public static class KnownEntities
{
    private static readonly EntityIndex Index = new(Read());

    public static IReadOnlyCollection<KnownEntity> All => Index.ById.Values;

    public static KnownEntity? Find(string entityId) => Index.ById.GetValueOrDefault(entityId);

    /// <summary>The topmost parent; an entity without a parent, or an unknown one, is its own.</summary>
    public static string RootOf(string entityId) => Index.Roots.GetValueOrDefault(entityId, entityId);

    /// <summary>Who is meant by a name as reported. Any text has an answer.</summary>
    public static PartyMatch Match(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var text = name.Trim();
        return Alone(text, text) ?? Group(text) ?? Misspelled(text);
    }

    /// <summary>The known entity of a name in running text; null for a slip, a ticker, or an abbreviation that is not written in capitals.</summary>
    internal static KnownEntity? Named(string name)
    {
        if (Alone(name, name) is not { How: not MatchedBy.Ticker } match || Find(match.EntityId) is not { } entity) return null;
        var isAbbreviation = entity.Name.Length <= 5 && entity.Name.All(char.IsAsciiLetterUpper) && name.Length == entity.Name.Length;
        return isAbbreviation && name != entity.Name ? null : entity;
    }

    /// <summary>One name, or one symbol.</summary>
    private static PartyMatch? Alone(string text, string reported)
    {
        var bare = ReportedName.WithoutArticle(ReportedName.WithoutPossessive(text));
        return Index.Named(text, reported) ?? (bare == text ? null : Index.Named(bare, reported)) ?? Index.Written(text, reported);
    }

    /// <summary>Several names of one group, "Alphabet Inc. (Google)", mean the first of them.</summary>
    private static PartyMatch? Group(string text)
    {
        var parts = ReportedName.Parts(text);
        if (parts.Count < 2 || Alone(parts[0], text) is not { } first) return null;
        var related = parts.Skip(1).All(part => Alone(part, text) is { } other && RootOf(other.EntityId) == RootOf(first.EntityId));
        return related ? first with { Explanation = $"\"{text}\" begins with a name of {first.Name}, and the rest is of the same group" } : null;
    }

    private static PartyMatch Misspelled(string text)
    {
        var words = EntityId.Words(ReportedName.WithoutArticle(ReportedName.WithoutPossessive(text))).ToList();
        while (true)
        {
            var (letters, names) = Index.Spelling.Nearest(words);
            if (names is [var only]) return only.Misspelled(text, letters);
            if (names.Count > 1) return Unknown(text, $"\"{text}\" could be {string.Join(" or ", names.Select(n => n.Entity.Name).Order(StringComparer.Ordinal))}, so it is taken for neither");
            if (!EntityId.TakeLegalForm(words)) return Unknown(text, $"\"{text}\" is nobody known");
        }
    }

    private static PartyMatch Unknown(string text, string explanation) => new(EntityId.Of(text), Name: null, MatchedBy.Unknown, explanation);

    private static ImmutableArray<KnownEntity> Read()
    {
        using var stream = typeof(KnownEntities).Assembly.GetManifestResourceStream("entities.json")!;
        return JsonSerializer.Deserialize(stream, EntitiesJson.Default.ImmutableArrayKnownEntity);
    }
}
