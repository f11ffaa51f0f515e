using AiInfra.Deals;
using AiInfra.Parties;

namespace AiInfra.Tests.Parties;

/// <summary>What holds for every entry of <c>entities.json</c>.</summary>
public sealed class EntityListTests
{
    private static readonly KnownEntity Google = new() { Id = "google", Name = "Google", Country = "US" };

    [Fact]
    public void Every_name_of_every_entity_leads_to_it_and_to_no_other() => Assert.All(KnownEntities.All, entity =>
        Assert.All([entity.Id, entity.Name, .. entity.Aliases, .. entity.FormerNames, .. entity.Acronyms, .. entity.Tickers], name => Assert.Equal(entity.Id, KnownEntities.Match(name).EntityId)));

    [Fact]
    public void Every_lookalike_is_nobody_known() => Assert.All(KnownEntities.All, entity =>
        Assert.All(entity.Lookalikes, name => Assert.False(KnownEntities.Match(name).IsKnown, name)));

    [Fact]
    public void Every_id_is_one_that_a_submission_may_carry() => Assert.All(KnownEntities.All, entity => Assert.Equal(entity.Id, EntityId.Of(entity.Id)));

    [Fact]
    public void A_name_is_listed_once() => Assert.All(KnownEntities.All, entity =>
    {
        string[] names = [entity.Name, .. entity.Aliases, .. entity.FormerNames, .. entity.Acronyms, .. entity.Tickers];
        Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
    });

    [Fact]
    public void Every_country_is_a_code_and_every_ticker_names_its_exchange() => Assert.All(KnownEntities.All, entity =>
    {
        Assert.True(Countries.IsCode(entity.Country), entity.Id);
        Assert.All(entity.Tickers, ticker => Assert.Matches("^[A-Z]+:[A-Z0-9]+$", ticker));
        if (entity.Wikidata is { } item) Assert.Matches("^Q[1-9][0-9]*$", item);
    });

    [Fact]
    public void Every_entity_has_a_sector() => Assert.All(KnownEntities.All, entity => Assert.NotEqual(Sector.Unknown, entity.Sector));

    [Fact]
    public void A_root_has_no_parent() => Assert.All(KnownEntities.All, entity => Assert.Null(KnownEntities.Find(KnownEntities.RootOf(entity.Id))!.Parent));

    [Fact]
    public void The_world_of_the_deals_is_in_the_list() => Assert.True(KnownEntities.All.Count >= 140, $"{KnownEntities.All.Count}");

    [Fact]
    public void One_name_for_two_entities_is_refused() =>
        Refused([Google, new() { Id = "goggles", Name = "Goggles", Country = "US", Aliases = ["Goo-gle"] }], "Goo-gle is a name of google and of goggles.");

    [Fact]
    public void A_parent_that_is_not_listed_is_refused() => Refused([Google with { Parent = "alphabet" }], "The parent alphabet of google is not in the list.");

    [Fact]
    public void A_circle_of_parents_is_refused() =>
        Refused([Google with { Parent = "alphabet" }, new() { Id = "alphabet", Name = "Alphabet", Country = "US", Parent = "google" }], "google is its own ancestor.");

    [Fact]
    public void A_name_as_near_to_two_entities_is_taken_for_neither()
    {
        var index = new EntityIndex([new() { Id = "nebula", Name = "Nebula", Country = "US" }, new() { Id = "nebulo", Name = "Nebulo", Country = "US" }]);

        Assert.Equal(["nebula", "nebulo"], index.Spelling.Nearest(["nebulu"]).Names.Select(n => n.Entity.Id));
    }

    private static void Refused(IReadOnlyList<KnownEntity> entities, string why) => Assert.Equal(why, Assert.Throws<InvalidDataException>(() => new EntityIndex(entities)).Message);
}
