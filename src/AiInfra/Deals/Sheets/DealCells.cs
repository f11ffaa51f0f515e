using System.Collections.Immutable;
using System.Globalization;
using AiInfra.Json;
using AiInfra.Parties;

namespace AiInfra.Deals.Sheets;

/// <summary>A deal as a row of a sheet that can be imported again: its facts, guarded against being taken for formulas. What a row has no room for (a seventh party with an id of its own, a sixth source) is left out.</summary>
public static class DealCells
{
    private const int Parties = 6;
    private const int Sources = 5;

    private static readonly PartyRole[] Roles = Enum.GetValues<PartyRole>();
    private static readonly RelationType[] Relations = Enum.GetValues<RelationType>();

    /// <summary>The first line.</summary>
    public static ImmutableArray<string> Header { get; } =
    [
        "id", "title", "summary", "kind", "bindingness", "status", "announced",
        "amount", "amount_low", "amount_high", "amount_currency", "amount_qualifier", "amount_basis", "amount_per",
        .. Enumerable.Range(1, Parties).SelectMany(n => new[] { SheetColumns.ItemName("parties", n, "name"), SheetColumns.ItemName("parties", n, "role"), SheetColumns.ItemName("parties", n, "entityId") }),
        .. Roles.Select(SnakeCase.Of),
        "term_start", "term_end", "term_years", "site_name", "site_region", "site_country", "latitude", "longitude", "announced_gigawatts", "live_gigawatts", "energy_source",
        .. Enumerable.Range(1, Sources).SelectMany(n => SheetColumns.FieldsOf("sources").Select(field => SheetColumns.ItemName("sources", n, field))),
        .. Relations.Select(SnakeCase.Of),
        "certainty", "submitted_at",
    ];

    public static IEnumerable<string> Of(Deal deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        IEnumerable<string?>[] groups =
        [
            [deal.Id, deal.Title, deal.Summary, SnakeCase.Of(deal.Kind), SnakeCase.Of(deal.Bindingness), SnakeCase.Of(deal.Status), deal.Announced.ToString()],
            AmountCells(deal.Amount),
            Enumerable.Range(0, Parties).SelectMany(n => PartyCells(deal.Parties.ElementAtOrDefault(n))),
            Roles.Select(role => BarList.Join(deal.Parties.Skip(Parties).Where(p => p.Role == role).Select(p => p.Name))),
            [deal.Term?.Start?.ToString(), deal.Term?.End?.ToString(), Number(deal.Term?.Years)],
            [deal.Site?.Name, deal.Site?.Region, deal.Site?.Country, Number(deal.Site?.Latitude), Number(deal.Site?.Longitude)],
            [Number(deal.Power?.AnnouncedGigawatts), Number(deal.Power?.LiveGigawatts), deal.Power is { } power ? SnakeCase.Of(power.Source) : null],
            Enumerable.Range(0, Sources).SelectMany(n => SourceCells(deal.Sources.ElementAtOrDefault(n))),
            Relations.Select(type => BarList.Join(deal.Relations.Where(r => r.Type == type).Select(r => r.DealId))),
            [SnakeCase.Of(deal.Certainty.Level), deal.SubmittedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)],
        ];
        return groups.SelectMany(cells => cells).Select(cell => FormulaGuard.Add(cell ?? ""));
    }

    /// <summary>Words that can be read in two ways stand alone: beside figures they would be decided.</summary>
    private static IEnumerable<string?> AmountCells(Amounts.Amount amount) => amount.OtherReading is not null
        ? [amount.Text, null, null, null, null, SnakeCase.Of(amount.Basis), null]
        : [amount.Text, Number(amount.Low), Number(amount.High), amount.Currency, SnakeCase.Of(amount.Qualifier), SnakeCase.Of(amount.Basis), SnakeCase.Of(amount.Per)];

    private static IEnumerable<string?> PartyCells(DealParty? party) => party is null ? [null, null, null] : [party.Name, SnakeCase.Of(party.Role), party.EntityId == DealParty.Of(party.Name, party.Role).EntityId ? null : party.EntityId];

    private static IEnumerable<string?> SourceCells(Source? source) => source is null
        ? [null, null, null, null, null, null]
        : [source.Url?.OriginalString, source.Publisher, SnakeCase.Of(source.Type), source.Language, source.PublishedAt?.ToString(), source.Quote];

    private static string? Number(decimal? value) => value is { } number ? MoneyConverter.Text(number) : null;
}
