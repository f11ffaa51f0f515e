using AiInfra.Deals;
using AiInfra.Functions.Storage;

namespace AiInfra.Functions.Tests.Storage;

/// <summary>The views of a deal show its newest revision, in whatever order they are told.</summary>
public sealed class ViewTests(OwnTables tables) : IClassFixture<OwnTables>
{
    private readonly Deal _deal = Given.Deal();
    private readonly AppParts _app = new(tables.Tables);

    private RecentDeals Recent => new(tables.Tables, _app.Clock);

    private TotalsStore Totals => new(tables.Tables);

    [Fact]
    public async Task An_older_revision_does_not_overwrite_a_newer_one()
    {
        foreach (var revision in new[] { 2, 1, 3, 2 }) await ShowAsync(revision);

        var shown = Assert.Single((await Recent.PageAsync(null, 200, CancellationToken.None)).Deals, d => d.Id == _deal.Id);
        Assert.Equal(3, shown.Revision);
        Assert.Equal("Title 3", Assert.Single(await Totals.AllAsync(CancellationToken.None), c => c.DealId == _deal.Id).Title);
    }

    [Fact]
    public async Task Many_revisions_at_once_end_with_the_newest()
    {
        await Parallel.ForEachAsync(Enumerable.Range(1, 8).Reverse(), async (revision, _) => await ShowAsync(revision));

        Assert.Equal("Title 8", Assert.Single(await Totals.AllAsync(CancellationToken.None), c => c.DealId == _deal.Id).Title);
        Assert.Equal(8, Assert.Single((await Recent.PageAsync(null, 200, CancellationToken.None)).Deals, d => d.Id == _deal.Id).Revision);
    }

    private async Task ShowAsync(int revision)
    {
        var deal = _deal with { Revision = revision, Title = $"Title {revision}" };
        await Recent.ShowAsync(deal, CancellationToken.None);
        await Totals.PutAsync(deal, CancellationToken.None);
    }
}
