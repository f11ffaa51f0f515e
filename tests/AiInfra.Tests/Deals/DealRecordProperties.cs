using System.Globalization;
using System.Text.Json;
using AiInfra.Amounts;
using AiInfra.Deals;
using AiInfra.Deals.Records;
using AiInfra.Json;
using AiInfra.Parties;
using AiInfra.Totals;
using CsCheck;

namespace AiInfra.Tests.Deals;

public sealed class DealRecordProperties
{
    private static readonly Gen<Deal> Told =
        from billions in Gen.Int[1, 600]
        from qualifier in Gen.OneOf(AmountQualifier.Exact, AmountQualifier.About, AmountQualifier.UpTo, AmountQualifier.Undisclosed)
        from type in Gen.Enum<SourceType>()
        from publisher in Gen.Int[1, 9]
        from bindingness in Gen.Enum<Bindingness>()
        from status in Gen.Enum<DealStatus>()
        from kind in Gen.OneOf(DealKind.Program, DealKind.DataCenter, DealKind.Equity)
        from day in Gen.Int[1, 28]
        from exact in Gen.Bool
        from end in Gen.OneOf<int?>([null, 2027, 2028])
        from region in Gen.OneOf<string?>(["Louisiana", "Ohio", null])
        from party in Gen.OneOf("meta", "openai", "oracle", "google", "alphabet")
        select Given.Of(qualifier is AmountQualifier.Undisclosed ? Amount.Undisclosed : Given.Usd(billions, qualifier), kind, bindingness, exact ? $"2026-10-{day:D2}" : "2026-10") with
        {
            Title = string.Create(CultureInfo.InvariantCulture, $"Paper {publisher} tells of {billions}"),
            Status = status,
            Parties = [new(party, party, PartyRole.Owner)],
            Term = end is { } year ? new(null, PartialDate.Year(year), null) : null,
            Site = region is null ? null : new(null, "US", region, null, null),
            Sources = [new(null, "Paper " + publisher.ToString(CultureInfo.InvariantCulture), type, null, exact ? Given.Date($"2026-10-{day:D2}") : null, null)],
        };

    [Fact]
    public void The_order_in_which_reports_arrive_does_not_matter() =>
        Gen.Select(Told.Array[1, 8], Gen.Int).Sample((told, seed) =>
        {
            var shuffled = told.ToArray();
            new Random(seed).Shuffle(shuffled);
            return Json(Heard(told)) == Json(Heard(shuffled));
        });

    [Fact]
    public void A_report_that_arrives_again_changes_nothing() =>
        Gen.Select(Told.Array[1, 6], Gen.Int[0, 5]).Sample((told, index) => Json(Heard(told)) == Json(Heard([.. told, told[index % told.Length]])));

    [Fact]
    public void Every_publisher_is_kept() =>
        Told.Array[1, 8].Sample(told => told.SelectMany(t => t.Sources).Select(s => s.Publisher).ToHashSet().SetEquals(Heard(told).ToDeal().Sources.Select(s => s.Publisher)));

    [Fact]
    public void Merging_deals_whole_or_report_by_report_is_the_same() =>
        Gen.Select(Told.Array[1, 4], Told.Array[1, 4]).Sample((ours, theirs) =>
        {
            var other = Heard(theirs, "other");
            var whole = Heard(ours).With(other, Into("other", "deal"));
            return Facts(whole) == Facts(Heard([.. ours, .. theirs]));
        });

    [Fact]
    public void No_sequence_of_telling_revising_merging_and_reversing_counts_a_dollar_twice() =>
        Gen.Select(Told.Array[2, 6], Gen.Select(Gen.Int[0, 3], Gen.Int[0, 5], Gen.Int[0, 5], Told).Array[1, 20]).Sample((told, steps) =>
        {
            var system = new Model(told);
            foreach (var (what, a, b, news) in steps)
            {
                system.Do(what, a, b, news);
                Assert.InRange(system.Total(), 0, system.MostThatCanCount());
            }
        });

    [Fact]
    public void Taking_every_judgement_back_restores_the_deals_and_their_totals() =>
        Gen.Select(Told.Array[2, 6], Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5]).Array[1, 10]).Sample((told, merges) =>
        {
            var system = new Model(told);
            var before = system.Snapshot();
            foreach (var (a, b) in merges) system.Merge(a, b);
            system.ReverseAll();
            Assert.Equal(before, system.Snapshot());
        });

    private static DealRecord Heard(IReadOnlyList<Deal> told, string id = "deal")
    {
        var reports = told.Select(t => Report.Of(t, Trust.Trusted) with { Home = id }).ToList();
        return reports.Aggregate(DealRecord.Of(id, reports[0]), (record, report) => record.With(report, merge: null));
    }

    private static Merge Into(string deal, string other) => new(deal, other, Given.Now, "operator", "the same");

    private static string Json(DealRecord record) => JsonSerializer.Serialize(record.ToDeal(), DomainJson.Default.Deal);

    private static string Facts(DealRecord record) => JsonSerializer.Serialize(record.ToDeal() with { Merged = [], Relations = [] }, DomainJson.Default.Deal);

    /// <summary>Deals as the app keeps them: each a record, a merged one resting while its reports speak in the other.</summary>
    private sealed class Model
    {
        private readonly Dictionary<string, DealRecord> _records;
        private readonly string[] _ids;

        public Model(Deal[] told)
        {
            _ids = [.. told.Select((_, i) => "deal-" + i.ToString(CultureInfo.InvariantCulture))];
            _records = told.Zip(_ids).ToDictionary(t => t.Second, t => Doubting(DealRecord.Of(t.Second, Report.Of(t.First with { Id = t.Second }, Trust.Trusted))));
        }

        public void Do(int what, int a, int b, Deal news)
        {
            if (what == 0) Tell(a, news);
            else if (what == 1) Correct(a, news);
            else if (what == 2) Merge(a, b);
            else Reverse(a);
        }

        public void Merge(int a, int b)
        {
            var (from, into) = (Root(Id(a)), Root(Id(b)));
            if (from == into) return;
            _records[into] = _records[into].With(_records[from], Into(from, into));
            _records[from] = _records[from] with { MergedInto = into };
        }

        public void Reverse(int a)
        {
            if (_records[Id(a)].MergedInto is not { } other) return;
            var holder = Root(other);
            var part = _records[holder].Part(Id(a));
            _records[holder] = _records[holder].Without(Id(a));
            _records[Id(a)] = part;
        }

        public void ReverseAll()
        {
            while (Array.Find(_ids, id => _records[id].MergedInto is not null) is { } merged) Reverse(Array.IndexOf(_ids, merged));
        }

        public decimal Total() => Stats.Of([.. _records.Values.Select(r => Contribution.Of(r.ToDeal()))]).Total.HighUsd;

        /// <summary>For every group of deals judged the same, the largest figure anyone ever told of it, once.</summary>
        public decimal MostThatCanCount() => _ids.GroupBy(Root).Sum(group => group.SelectMany(Figures).DefaultIfEmpty(0).Max());

        public string Snapshot() => string.Join('\n', _ids.Select(id => Json(_records[id]))) + Total().ToString(CultureInfo.InvariantCulture);

        /// <summary>Every deal may be the same as the one before it, and is a tranche of the one before that.</summary>
        private DealRecord Doubting(DealRecord record)
        {
            var index = Array.IndexOf(_ids, record.Id);
            return record with
            {
                Doubts = index < 1 ? [] : [new(_ids[index - 1], "near")],
                Related = index < 2 ? [] : [new(RelationType.TrancheOf, _ids[index - 2])],
            };
        }

        private void Tell(int a, Deal news)
        {
            var root = Root(Id(a));
            _records[root] = _records[root].With(Report.Of(news with { Id = Id(a) }, Trust.Trusted), merge: null);
        }

        private void Correct(int a, Deal news)
        {
            var root = Root(Id(a));
            var before = _records[root].ToDeal();
            if (Correction.Between(before, before with { Amount = news.Amount }, $"c{_records[root].Corrections.Length}-{root}", Given.Now, "operator", "misread") is { } correction)
                _records[root] = _records[root] with { Corrections = _records[root].Corrections.Add(correction) };
        }

        private IEnumerable<decimal> Figures(string id) =>
            _records.Values.SelectMany(r => r.Reports.Where(report => report.Home == id).Select(report => report.Facts.Amount).Concat(r.Corrections.Where(c => c.DealId == id).Select(c => c.Facts.Amount))).Select(amount => amount.Usd?.High ?? amount.Usd?.Low ?? 0);

        private string Id(int index) => _ids[index % _ids.Length];

        private string Root(string id)
        {
            while (_records[id].MergedInto is { } other) id = other;
            return id;
        }
    }
}
