namespace AiInfra.Deals.Records;

/// <summary>Whose word stands above whose: the better kind of source; of equals the later publication, then the less binding word, then the id, so that the order is always the same.</summary>
internal static class Standing
{
    private const int NoSource = (int)SourceType.Rumour + 1;
    private const int Anonymous = NoSource + 1;

    public static IComparer<Report> BestFirst { get; } = Comparer<Report>.Create(Compare);

    /// <summary>Lower is better. Who is not fully trusted is believed to have read the press at best, whatever sources are claimed; what came anonymously stands below everything else.</summary>
    public static int Of(Report report)
    {
        var claimed = report.Facts.Sources.Select(s => (int)s.Type).DefaultIfEmpty(NoSource).Min();
        return report.Trust switch
        {
            Trust.Trusted => claimed,
            Trust.Listed => Math.Max(claimed, (int)SourceType.Press),
            _ => Anonymous,
        };
    }

    private static int Compare(Report? a, Report? b)
    {
        if (a is null || b is null) return Comparer<object>.Default.Compare(a, b);
        var byStanding = Of(a).CompareTo(Of(b));
        if (byStanding != 0) return byStanding;
        var byDate = Published(b).CompareTo(Published(a));
        if (byDate != 0) return byDate;
        var byBindingness = a.Facts.Bindingness.CompareTo(b.Facts.Bindingness);
        return byBindingness != 0 ? byBindingness : string.CompareOrdinal(a.Id, b.Id);
    }

    private static DateOnly Published(Report report) => report.Facts.Sources.Select(s => s.PublishedAt?.Last).Max() ?? report.Facts.Announced.Last;
}
