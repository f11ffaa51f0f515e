using System.Collections.Frozen;

namespace AiInfra.Parties;

/// <summary>The entities by id, by name and by what is written in capitals only. One name means one entity: a list that breaks this is refused.</summary>
internal sealed class EntityIndex
{
    /// <summary>Symbols that are words or abbreviations of something else; with the exchange before them they are symbols.</summary>
    private static readonly FrozenSet<string> Words =
        "NOW SNOW NET CAT OWL RIOT HUT SMR LEU SAN PEG MFG BAM AMT LITE WULF CAP ENR".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Letters in the longest known name: a text of more words is none, and ten thousand legal forms in a row cost no ten thousand look-ups.</summary>
    public const int LongestName = 100;

    private readonly FrozenDictionary<string, EntityName> _byKey;
    private readonly FrozenDictionary<string, EntityName> _asWritten;

    public EntityIndex(IReadOnlyList<KnownEntity> entities)
    {
        ById = entities.ToFrozenDictionary(e => e.Id, StringComparer.Ordinal);
        Roots = entities.ToFrozenDictionary(e => e.Id, Root, StringComparer.Ordinal);
        var names = entities.SelectMany(Names).ToList();
        _byKey = Unique(names.Select(name => (Key(EntityId.Words(name.Text)), name)));
        _asWritten = Unique(entities.SelectMany(AsWritten));
        Spelling = new(names, entities.SelectMany(e => e.Lookalikes).Select(name => Key(EntityId.Words(name))));
    }

    public FrozenDictionary<string, KnownEntity> ById { get; }

    /// <summary>The topmost parent of each.</summary>
    public FrozenDictionary<string, string> Roots { get; }

    public SpellingIndex Spelling { get; }

    /// <summary>What two spellings of a name have in common: neither spaces nor hyphens tell names apart, but a legal form stays a word ("Cis Co." is no Cisco).</summary>
    public static string Key(IEnumerable<string> words)
    {
        List<string> name = [.. words];
        var all = name.ToArray();
        while (EntityId.TakeLegalForm(name))
        {
        }

        return string.Concat(name) + string.Concat(all.Skip(name.Count).Select(form => "-" + form));
    }

    /// <summary>The entity of this name; legal forms come off its end one by one until somebody is known.</summary>
    public PartyMatch? Named(string text, string reported)
    {
        var words = EntityId.Words(text).ToList();
        var undressed = false;
        do
        {
            if (words.Count <= LongestName && _byKey.TryGetValue(Key(words), out var name)) return name.For(reported, undressed);
            undressed = true;
        }
        while (EntityId.TakeLegalForm(words));

        return null;
    }

    /// <summary>The entity of this symbol or abbreviation, exactly as written; a space may follow the exchange.</summary>
    public PartyMatch? Written(string text, string reported) =>
        text.Length <= LongestName && _asWritten.TryGetValue(text.Replace(": ", ":", StringComparison.Ordinal), out var name) ? name.For(reported) : null;

    private string Root(KnownEntity entity)
    {
        var root = entity;
        for (var steps = 0; root.Parent is { } parent; steps++)
        {
            root = ById.GetValueOrDefault(parent) ?? throw new InvalidDataException($"The parent {parent} of {root.Id} is not in the list.");
            if (steps == ById.Count) throw new InvalidDataException($"{entity.Id} is its own ancestor.");
        }

        return root.Id;
    }

    /// <summary>The id is a name as well, so that no unknown name can end up with the id of a known entity.</summary>
    private static IEnumerable<EntityName> Names(KnownEntity entity) =>
        [new(entity, MatchedBy.Name, entity.Name), .. entity.Aliases.Select(a => new EntityName(entity, MatchedBy.Alias, a)), .. entity.FormerNames.Select(f => new EntityName(entity, MatchedBy.FormerName, f)), new(entity, MatchedBy.Alias, entity.Id)];

    private static IEnumerable<(string Text, EntityName Name)> AsWritten(KnownEntity entity)
    {
        foreach (var acronym in entity.Acronyms) yield return (acronym, new(entity, MatchedBy.Alias, acronym));
        foreach (var ticker in entity.Tickers)
        {
            var symbol = ticker[(ticker.IndexOf(':', StringComparison.Ordinal) + 1)..];
            yield return (ticker, new(entity, MatchedBy.Ticker, ticker));
            if (symbol.Length >= 3 && symbol.All(char.IsAsciiLetterUpper) && !Words.Contains(symbol)) yield return (symbol, new(entity, MatchedBy.Ticker, ticker));
        }
    }

    private static FrozenDictionary<string, EntityName> Unique(IEnumerable<(string Key, EntityName Name)> names)
    {
        var unique = new Dictionary<string, EntityName>(StringComparer.Ordinal);
        foreach (var (key, name) in names)
        {
            if (key.Length > LongestName) throw new InvalidDataException($"{name.Text} is longer than {LongestName} letters.");
            if (!unique.TryAdd(key, name) && unique[key].Entity != name.Entity)
                throw new InvalidDataException($"{name.Text} is a name of {unique[key].Entity.Id} and of {name.Entity.Id}.");
        }

        return unique.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
