using AiInfra.Amounts;
using AiInfra.Json;
using AiInfra.Parties;

namespace AiInfra.Deals.Submissions;

/// <summary>Reads the parts of a deal that are objects of their own.</summary>
internal static class DealParts
{
    public static DealParty? Party(Fields fields)
    {
        var name = fields.Text("name", 200);
        var role = fields.Word<PartyRole>("role");
        var entityId = fields.Text("entityId", 200);
        if (fields.Raw("name") is null) fields.Refuse("name", "is missing: the name as reported");
        if (fields.Raw("role") is null) fields.Refuse("role", $"is missing: one of {string.Join(", ", SnakeCase.All<PartyRole>())}");
        if (entityId is not null && EntityId.Of(entityId) != entityId) fields.Refuse("entityId", "must be an entity id such as open-ai, or be left out");
        fields.RefuseOthers("verified", "match");
        if (name is null || role is null) return null;
        var party = entityId is null ? DealParty.Of(name, role.Value) : DealParty.Of(name, role.Value, entityId);
        if (party.EntityId.Length == 0) fields.Refuse("name", "needs at least one letter or digit");
        if (entityId is not null) RefuseAnother(fields, party);
        return party;
    }

    /// <summary>A name and an id of two known companies that have nothing to do with each other are a slip.</summary>
    private static void RefuseAnother(Fields fields, DealParty party)
    {
        var named = KnownEntities.Match(party.Name);
        if (!party.Verified || !named.IsKnown || named.How is MatchedBy.Spelling || KnownEntities.RootOf(named.EntityId) == KnownEntities.RootOf(party.EntityId)) return;
        fields.Refuse("entityId", $"is {party.EntityId}, but the name is that of {named.EntityId}: correct one of them, or leave the id out");
    }

    public static Source? Source(Fields fields)
    {
        var url = fields.Text("url", WebUrl.MaxLength);
        var publisher = fields.Text("publisher", 200);
        var type = fields.Word<SourceType>("type") ?? SourceType.Press;
        var language = fields.Language("language");
        var publishedAt = fields.Date("publishedAt");
        var quote = fields.Text("quote", 2000, multiline: true);
        fields.RefuseOthers();
        var address = WebUrl.Of(url);
        if (url is not null && address is null) fields.Refuse("url", WebUrl.Form);
        if (url is null && publisher is null) fields.Refuse("publisher", "is missing: a source needs a url or a publisher");
        return new(address, publisher, type, language, publishedAt, quote);
    }

    public static Relation? Relation(Fields fields)
    {
        var type = fields.Word<RelationType>("type");
        var dealId = fields.Text("dealId", 200);
        if (fields.Raw("type") is null) fields.Refuse("type", $"is missing: one of {string.Join(", ", SnakeCase.All<RelationType>())}");
        if (!DealId.IsWellFormed(dealId)) fields.Refuse("dealId", "must be the id of a deal, such as 2025-09-openai-oracle-300b-3k7q9x2m");
        fields.RefuseOthers();
        return type is { } t && dealId is not null ? new(t, dealId) : null;
    }

    /// <summary>The term as given, or else as the words of the amount name it ("over five years from 2027").</summary>
    public static Term? Term(Fields? fields, AmountReading.Ok? words)
    {
        if (fields is null)
            return words is { Years: null, Start: null, End: null } or null ? null : new(Year(words.Start), Year(words.End), words.Years);

        var start = fields.Date("start");
        var end = fields.Date("end");
        var years = fields.Number("years", 0.01m, 200, "years");
        fields.RefuseOthers();
        if (start is { } s && end is { } e && e.Last < s.First) fields.Refuse("end", "lies before start");
        return new(start, end, years);
    }

    public static Site? Site(Fields? fields)
    {
        if (fields is null) return null;
        var name = fields.Text("name", 200);
        var country = fields.Text("country", 200)?.ToUpperInvariant();
        var region = fields.Text("region", 200);
        var latitude = fields.Number("latitude", -90, 90, "degrees north");
        var longitude = fields.Number("longitude", -180, 180, "degrees east");
        fields.RefuseOthers();
        if (country is not null && !Countries.IsCode(country)) fields.Refuse("country", "must be an ISO 3166-1 alpha-2 code such as US or FR");
        if (latitude is null != longitude is null && fields.Raw("latitude") is null != fields.Raw("longitude") is null) fields.Refuse("longitude", "latitude and longitude go together");
        return new(name, country, region, latitude, longitude);
    }

    public static Power? Power(Fields? fields)
    {
        if (fields is null) return null;
        var power = new Power(
            fields.Number("announcedGigawatts", 0, 1000, "gigawatts"),
            fields.Number("liveGigawatts", 0, 1000, "gigawatts"),
            fields.Word<EnergySource>("source") ?? EnergySource.Unknown);
        fields.RefuseOthers();
        return power;
    }

    /// <summary>An operator's word on counting; it stands against what is derived, so it must say why.</summary>
    public static CountsInTotals? Counts(Fields? fields)
    {
        if (fields is null) return null;
        var counts = fields.Flag("counts");
        var reason = fields.Text("reason", 500);
        var byOperator = fields.Flag("byOperator") ?? true;
        fields.RefuseOthers();
        if (fields.Raw("counts") is null) fields.Refuse("counts", "is missing: true or false");
        if (fields.Raw("reason") is null) fields.Refuse("reason", "is missing: deciding against what is derived needs a reason");
        return byOperator && counts is { } decided && reason is not null ? new(decided, reason, ByOperator: true) : null;
    }

    /// <summary>A submitter may claim less certainty than is derived, never more.</summary>
    public static CertaintyLevel? ClaimedCertainty(Fields? fields)
    {
        if (fields is null) return null;
        var level = fields.Word<CertaintyLevel>("level");
        fields.RefuseOthers("reason");
        return level;
    }

    private static PartialDate? Year(int? year) => year is { } y ? PartialDate.Year(y) : null;
}
