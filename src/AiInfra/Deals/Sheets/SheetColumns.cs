using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using AiInfra.Deals.Submissions;
using AiInfra.Json;
using AiInfra.Parties;

namespace AiInfra.Deals.Sheets;

/// <summary>Every column a sheet may have.</summary>
public static class SheetColumns
{
    private static readonly (string Field, string Column)[] PartyFields = [("name", "name"), ("role", "role"), ("entityId", "entity_id")];

    private static readonly (string Field, string Column)[] SourceFields =
        [("url", "url"), ("publisher", "publisher"), ("type", "type"), ("language", "language"), ("publishedAt", "published_at"), ("quote", "quote")];

    private static readonly FrozenDictionary<string, SheetColumn> Single = new SheetColumn[]
    {
        Of("title"), Of("summary"), Of("kind"), Of("bindingness"), Of("status"), Of("announced"),
        Of("amount", "amount", "text"), Of("amount_value", "amount", "value"), Of("amount_low", "amount", "low"), Of("amount_high", "amount", "high"), Of("amount_currency", "amount", "currency"),
        Of("amount_qualifier", "amount", "qualifier"), Of("amount_basis", "amount", "basis"), Of("amount_per", "amount", "per"), Of("amount_language", "amount", "language"),
        Of("term_start", "term", "start"), Of("term_end", "term", "end"), Of("term_years", "term", "years"),
        Of("site_name", "site", "name"), Of("site_region", "site", "region"), Of("site_country", "site", "country"), Of("latitude", "site", "latitude"), Of("longitude", "site", "longitude"),
        Of("announced_gigawatts", "power", "announcedGigawatts"), Of("live_gigawatts", "power", "liveGigawatts"), Of("energy_source", "power", "source"),
        new SheetColumn.Derived("id"), new SheetColumn.Derived("certainty"), new SheetColumn.Derived("submitted_at"),
    }
    .Concat(Enum.GetValues<PartyRole>().Select(role => new SheetColumn.Role(SnakeCase.Of(role), role)))
    .Concat(Enum.GetValues<RelationType>().Select(type => new SheetColumn.Relation(SnakeCase.Of(type), type)))
    .ToFrozenDictionary(column => column.Name, StringComparer.Ordinal);

    /// <summary>Where an error of a missing member belongs.</summary>
    internal static readonly FrozenDictionary<string, string> ByPointer = Single.Values.OfType<SheetColumn.Member>()
        .Select(m => (Pointer: m.Parent is null ? $"#/{m.Field}" : $"#/{m.Parent}/{m.Field}", m.Name))
        .Concat([("#/amount", "amount"), ("#/parties", "party1_name"), ("#/sources", "source_url")])
        .ToFrozenDictionary(p => p.Item1, p => p.Item2, StringComparer.Ordinal);

    /// <summary>The column a header names: case does not matter, spaces and dashes are underscores, and <c>source_</c> is <c>source1_</c>.</summary>
    /// <returns>Null for a name no column has.</returns>
    public static SheetColumn? Find(string header)
    {
        var name = Normal(header);
        return (SheetColumn?)Single.GetValueOrDefault(name)
            ?? Item(name, "party", "parties", PartyFields, SubmissionReader.MaxParties, unnumbered: false)
            ?? Item(name, "source", "sources", SourceFields, SubmissionReader.MaxSources, unnumbered: true);
    }

    /// <summary>The known name most like one that is unknown.</summary>
    public static string Nearest(string header)
    {
        var name = Normal(header);
        if (name.Length > 40) name = name[..40];
        var known = Single.Keys.Concat(PartyFields.Select(f => "party1_" + f.Column)).Concat(SourceFields.Select(f => "source_" + f.Column));
        return known.MinBy(k => (EditDistance.Within(60, name, k) ?? 60, k))!;
    }

    internal static string ItemName(string list, int number, string field) => list == "parties"
        ? string.Create(CultureInfo.InvariantCulture, $"party{number}_{PartyFields.First(f => f.Field == field).Column}")
        : string.Create(CultureInfo.InvariantCulture, $"source{(number == 1 ? "" : number)}_{SourceFields.First(f => f.Field == field).Column}");

    internal static IEnumerable<string> FieldsOf(string list) => (list == "parties" ? PartyFields : SourceFields).Select(f => f.Field);

    private static SheetColumn.Item? Item(string name, string prefix, string list, (string Field, string Column)[] fields, int max, bool unnumbered)
    {
        if (!name.StartsWith(prefix, StringComparison.Ordinal) || name.IndexOf('_', StringComparison.Ordinal) is var bar && bar < prefix.Length) return null;
        var digits = name[prefix.Length..bar];
        if (!(digits.Length == 0 && unnumbered) && !(int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given >= 1 && given <= max)) return null;
        var number = digits.Length == 0 ? 1 : int.Parse(digits, CultureInfo.InvariantCulture);
        var field = Array.Find(fields, f => f.Column == name[(bar + 1)..]).Field;
        return field is null ? null : new SheetColumn.Item(ItemName(list, number, field), list, number, field);
    }

    private static SheetColumn.Member Of(string name, string? parent = null, string? field = null) => new(name, parent, field ?? name);

    private static string Normal(string header)
    {
        var name = new StringBuilder();
        foreach (var c in header.Trim().ToLowerInvariant()) name.Append(c is '-' || char.IsWhiteSpace(c) ? '_' : c);
        return name.ToString();
    }
}
