using System.Text.RegularExpressions;
using AiInfra.LocalHost.Hosting;
using AiInfra.LocalHost.Hosting.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace AiInfra.Functions.Tests.LocalHost.Fidelity;

/// <summary>Whether one path can match two routes. It may see an overlap where constraints rule one out in a way it cannot prove, never the other way round.</summary>
internal static class RouteOverlap
{
    /// <summary>Constraints of which no value meets two.</summary>
    private static readonly string[][] Disjoint = [["int", "alpha"], ["long", "alpha"], ["int", "bool"], ["long", "bool"], ["int", "datetime"], ["bool", "guid"], ["bool", "datetime"]];

    /// <summary>Pairs of functions with a common method that can match one path.</summary>
    public static IEnumerable<(string First, string Second)> Of(IReadOnlyList<FunctionDescriptor.Http> functions) =>
        from i in Enumerable.Range(0, functions.Count)
        from j in Enumerable.Range(i + 1, functions.Count - i - 1)
        where ShareMethod(functions[i], functions[j]) && Overlap(functions[i].Route, functions[j].Route)
        select (functions[i].Name, functions[j].Name);

    public static bool Overlap(HttpRoute first, HttpRoute second) => Forms(first).Any(a => Forms(second).Any(b => Overlap(a, b, 0)));

    private static bool ShareMethod(FunctionDescriptor.Http first, FunctionDescriptor.Http second) =>
        first.Methods.Count == 0 || second.Methods.Count == 0 || first.Methods.Intersect(second.Methods).Any();

    // A route whose last parameters may be left out is several routes.
    private static IEnumerable<Segment[]> Forms(HttpRoute route)
    {
        Segment[] all = [.. route.Parsed.Segments.Select(s => new Segment(s, route))];
        for (var length = all.Length; ; length--)
        {
            yield return all[..length];
            if (length == 0 || !all[length - 1].MayBeMissing) yield break;
        }
    }

    private static bool Overlap(Segment[] first, Segment[] second, int at)
    {
        // A catch-all takes whatever follows, also nothing; its constraints are left out of the account.
        if ((at < first.Length && first[at].CatchesAll) || (at < second.Length && second[at].CatchesAll)) return true;
        if (at == first.Length || at == second.Length) return first.Length == second.Length;
        return Overlap(first[at], second[at]) && Overlap(first, second, at + 1);
    }

    private static bool Overlap(Segment first, Segment second) => (first.Literal, second.Literal) switch
    {
        ({ } a, { } b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase),
        ({ } a, null) => second.Takes(a),
        (null, { } b) => first.Takes(b),
        _ => Compatible(first.Prefix, second.Prefix, (a, b) => a.StartsWith(b, StringComparison.OrdinalIgnoreCase))
            && Compatible(first.Suffix, second.Suffix, (a, b) => a.EndsWith(b, StringComparison.OrdinalIgnoreCase))
            && !ProvablyDisjoint(first, second),
    };

    private static bool Compatible(string a, string b, Func<string, string, bool> holds) => holds(a, b) || holds(b, a);

    private static bool ProvablyDisjoint(Segment first, Segment second) =>
        first.IsParameter && second.IsParameter
        && Disjoint.Any(d => (first.Constraints.Contains(d[0]) && second.Constraints.Contains(d[1])) || (first.Constraints.Contains(d[1]) && second.Constraints.Contains(d[0])));

    private sealed class Segment(TemplateSegment segment, HttpRoute route)
    {
        public string? Literal { get; } = segment.Parts.All(p => !p.IsParameter) ? string.Concat(segment.Parts.Select(p => p.Text)) : null;

        public bool IsParameter => segment.Parts.Count == 1 && segment.Parts[0].IsParameter;

        public bool CatchesAll => IsParameter && segment.Parts[0].IsCatchAll;

        public bool MayBeMissing => IsParameter && (segment.Parts[0].IsOptional || segment.Parts[0].DefaultValue is not null);

        public string Prefix => segment.Parts[0].Text ?? "";

        public string Suffix => segment.Parts[^1].Text ?? "";

        public IEnumerable<string> Constraints => segment.Parts.Where(p => p.IsParameter).SelectMany(p => p.InlineConstraints).Select(c => c.Constraint);

        /// <summary>Whether a text can stand here: its shape, and the constraint of a parameter that is a whole segment.</summary>
        public bool Takes(string text)
        {
            if (!IsParameter) return Regex.IsMatch(text, $"^{string.Concat(segment.Parts.Select(p => p.IsParameter ? ".+" : Regex.Escape(p.Text!)))}$", RegexOptions.IgnoreCase);
            var name = segment.Parts[0].Name!;
            var values = new RouteValueDictionary { [name] = text };
            return !route.Constraints.TryGetValue(name, out var constraint) || constraint.Match(new DefaultHttpContext(), null, name, values, RouteDirection.IncomingRequest);
        }
    }
}
