namespace AiInfra.Totals;

/// <summary>
/// Groups what lies inside each other in a circle (the strongly connected components of "lies inside", by Kosaraju's algorithm), each group after every group it lies inside.
/// Linear in deals and relations, and without recursion: a chain may be as long as the list.
/// </summary>
internal static class Containment
{
    /// <param name="nodes">In the order that decides ties.</param>
    /// <param name="outers">What a node lies directly inside.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Groups(IReadOnlyCollection<string> nodes, ILookup<string, string> outers)
    {
        var inners = nodes.SelectMany(n => outers[n].Select(o => (Outer: o, Inner: n))).ToLookup(e => e.Outer, e => e.Inner);
        HashSet<string> seen = [];
        var finished = nodes.SelectMany(n => Walk(n, outers, seen)).ToList();
        HashSet<string> grouped = [];
        List<IReadOnlyList<string>> groups = [];
        for (var i = finished.Count - 1; i >= 0; i--)
        {
            var group = Walk(finished[i], inners, grouped);
            if (group.Count > 0) groups.Add(group);
        }

        groups.Reverse();
        return groups;
    }

    /// <summary>Everything reachable that was not seen before, each node after those it leads to.</summary>
    private static List<string> Walk(string start, ILookup<string, string> edges, HashSet<string> seen)
    {
        List<string> finished = [];
        if (!seen.Add(start)) return finished;
        var path = new Stack<(string Node, IEnumerator<string> Next)>();
        path.Push((start, edges[start].GetEnumerator()));
        while (path.TryPeek(out var here))
        {
            if (!here.Next.MoveNext()) finished.Add(path.Pop().Node);
            else if (seen.Add(here.Next.Current)) path.Push((here.Next.Current, edges[here.Next.Current].GetEnumerator()));
        }

        return finished;
    }
}
