using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AiInfra.Deals;
using AiInfra.Deals.Submissions;
using AiInfra.Parties;
using AiInfra.Rules;

namespace AiInfra.Benchmarks;

/// <summary>A deal held against many rules: by the index, and by walking them all, which is the floor to beat. Every rule is someone's own; nobody's is another's.</summary>
internal static class RuleMatching
{
    private const int Rounds = 7;
    private static readonly string[] Words = ["nuclear", "reactor", "gigawatt", "stargate", "blackwell", "trainium", "colocation", "solar", "fiber", "campus"];

    public static void Run(int count)
    {
        var random = new Random(20261126);
        var rules = Enumerable.Range(0, count * 2).Select(_ => Random(random)).DistinctBy(r => r.Id).Take(count).ToList();
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var compiling = Stopwatch.StartNew();
        var set = RuleSet.Of(rules);
        var compiled = compiling.Elapsed;
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        Say($"{rules.Count:N0} rules, no two alike: compiled in {compiled.TotalMilliseconds:N0} ms; the index takes {memory / 1e6:N0} MB beside the rules");
        var change = Median(() => set.With([KeyValuePair.Create(rules[0].Id, (Rule?)rules[0])]));
        Say($"a change of one rule: {change.TotalMicroseconds:N0} µs, {compiled / change:N0} times faster than compiling all");
        Say("deal                                                  met  candidates   index µs    walk µs   walk/index");
        foreach (var deal in Deals())
        {
            var met = set.Met(deal).Count();
            if (met != rules.Count(r => r.IsMet(deal))) throw new InvalidOperationException("The index finds something else than walking does.");
            var index = Median(() => set.Met(deal).Count());
            var walk = Median(() => rules.Count(r => r.IsMet(deal)));
            Say($"{deal.Id[..Math.Min(50, deal.Id.Length)],-50}{met,8:N0}{set.Candidates(deal).Count,11:N0}{index.TotalMicroseconds,11:N0}{walk.TotalMicroseconds,11:N0}{walk / index,12:N0}");
        }
    }

    /// <summary>What people ask for: mostly a company and a bound, sometimes a phrase, a country, a kind, rarely a bound alone.</summary>
    private static Rule Random(Random random)
    {
        var entities = KnownEntities.All.ToList();
        List<string> criteria = [];
        var bound = Math.Round(Math.Exp(random.NextDouble() * Math.Log(600)), 2);
        if (random.Next(10) > 0) criteria.Add(string.Create(CultureInfo.InvariantCulture, $"amount > {bound}B USD"));
        switch (random.Next(10))
        {
            case < 6: criteria.Add($"party any ({string.Join(", ", Enumerable.Range(0, 1 + random.Next(3)).Select(_ => random.Next(4) == 0 ? $"Unlisted {random.Next(5000)}" : entities[random.Next(entities.Count)].Id))})"); break;
            case 6: criteria.Add($"text any (\"{Words[random.Next(Words.Length)]} {random.Next(500)}\", \"{Words[random.Next(Words.Length)]}\")"); break;
            case 7: criteria.Add(random.Next(2) == 0 ? "country in (US)" : "country in (FR, DE)"); break;
            case 8: criteria.Add($"kind in ({(random.Next(2) == 0 ? "power, data_center" : "chip_supply")})"); break;
            default: criteria.Add(string.Create(CultureInfo.InvariantCulture, $"power > {Math.Round(random.NextDouble() * 5, 3)} GW")); break;
        }

        if (random.Next(3) == 0) criteria.Add(random.Next(2) == 0 ? "certainty >= likely" : "bindingness >= definitive");
        return Rule.Own(((CriteriaReading.Ok)RuleReader.Parse(string.Join(" and ", criteria))).Criteria);
    }

    private static IEnumerable<Deal> Deals()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "data", "deals.json")));
        foreach (var deal in json.RootElement.EnumerateArray())
        {
            if (SubmissionReader.Read(deal, new(new(2026, 11, 26, 0, 0, 0, TimeSpan.Zero), "benchmark", Trust.Trusted)) is SubmissionReading.Ok ok) yield return ok.Deal;
        }
    }

    private static TimeSpan Median(Func<object> work)
    {
        work();
        var times = new TimeSpan[Rounds];
        for (var i = 0; i < Rounds; i++)
        {
            var watch = Stopwatch.StartNew();
            GC.KeepAlive(work());
            times[i] = watch.Elapsed;
        }

        Array.Sort(times);
        return times[Rounds / 2];
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static void Say(string line) => Console.WriteLine(line);
}
