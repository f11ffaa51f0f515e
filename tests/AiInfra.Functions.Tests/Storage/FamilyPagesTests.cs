using System.Globalization;
using AiInfra.Deals;
using AiInfra.Functions.Storage;
using AiInfra.Matching;

namespace AiInfra.Functions.Tests.Storage;

/// <summary>Where deals of one family are compared: whoever adds to a page sees what was there, however many there are and whoever races.</summary>
public sealed class FamilyPagesTests(OwnTables tables) : IClassFixture<OwnTables>
{
    private readonly string _family = TableKeys.Family(Given.NewId("family"));

    [Fact]
    public async Task What_is_added_sees_what_was_told_in_its_year()
    {
        await AddAsync(Pages(), Facts(1, "2025-03-01"));
        await AddAsync(Pages(), Facts(2, "2025-Q3"));

        Assert.Equal(["d1", "d2", "d3"], await AddAsync(Pages(), Facts(3, "2025-12-31")));
    }

    [Fact]
    public async Task Added_again_it_stands_there_once()
    {
        await AddAsync(Pages(), Facts(1, "2025-03-01"));

        Assert.Equal(["d1"], await AddAsync(Pages(), Facts(1, "2025-03-01")));
    }

    [Fact]
    public async Task A_year_with_many_has_pages_for_its_months_and_what_is_less_exact_stays_on_its_own()
    {
        var pages = Pages();
        await AddAsync(pages, Facts(0, "2025"));
        for (var n = 1; n < 200; n++) await pages.AddAsync(Facts(n, string.Create(CultureInfo.InvariantCulture, $"2025-{1 + (n % 12):D2}-10")), CancellationToken.None);
        await pages.AddAsync(Facts(200, "2025-Q4"), CancellationToken.None);

        var may = Ids(await Pages().ReadAsync(new(2025, 5, 2), new(2025, 5, 20), CancellationToken.None));
        var all = Ids(await Pages().ReadAsync(new(2024, 12, 31), new(2026, 1, 1), CancellationToken.None));

        Assert.Equal(["d0", "d200", .. Enumerable.Range(1, 199).Where(n => n % 12 == 4).Select(n => $"d{n}")], may.OrderBy(id => id is not ("d0" or "d200")).ThenBy(id => id.Length).ThenBy(id => id, StringComparer.Ordinal));
        Assert.Equal(201, all.Distinct().Count());
    }

    [Theory]
    [InlineData(100)]
    [InlineData(300)]
    public async Task Of_many_who_add_at_once_from_several_instances_every_two_see_each_other_at_least_one_way(int many)
    {
        var instances = Enumerable.Range(0, 3).Select(_ => new WrittenPages()).ToArray();
        var seen = new IReadOnlyList<string>[many];

        await Parallel.ForAsync(0, many, new ParallelOptions { MaxDegreeOfParallelism = 12 }, async (n, _) =>
        {
            var facts = Facts(n, string.Create(CultureInfo.InvariantCulture, $"2025-06-{1 + (n % 28):D2}"));
            var pages = Pages(instances[n % 3]);
            var year = await pages.AddAsync(facts, CancellationToken.None);
            seen[n] = Ids(year ?? await pages.ReadAsync(facts.Announced.First.AddDays(-21), facts.Announced.Last.AddDays(21), CancellationToken.None));
        });

        var pairs = from a in Enumerable.Range(0, many) from b in Enumerable.Range(0, a) select (a, b);
        Assert.All(pairs, pair => Assert.True(seen[pair.a].Contains($"d{pair.b}") || seen[pair.b].Contains($"d{pair.a}"), $"{pair}"));
    }

    private FamilyPages Pages(WrittenPages? written = null) => new(tables.Tables.Matching, written ?? new(), _family);

    private static async Task<List<string>> AddAsync(FamilyPages pages, MatchFacts facts) => Ids(Assert.IsAssignableFrom<IReadOnlyList<MatchFacts>>(await pages.AddAsync(facts, CancellationToken.None)));

    private static List<string> Ids(IEnumerable<MatchFacts> facts) => [.. facts.Select(f => f.DealId)];

    private static MatchFacts Facts(int n, string announced) =>
        MatchFacts.Of(Given.Deal()) with { DealId = $"d{n}", Announced = PartialDate.TryParse(announced, out var date) ? date : throw new ArgumentException(announced, nameof(announced)) };
}
