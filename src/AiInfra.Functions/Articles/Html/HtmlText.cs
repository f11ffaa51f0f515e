using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;

namespace AiInfra.Functions.Articles.Html;

/// <summary>The text of a part of a page as a reader sees it: white space collapsed, each block on lines of its own. It walks without recursion: pages may be nested deeper than a stack.</summary>
internal static class HtmlText
{
    private static readonly FrozenSet<string> Blocks = FrozenSet.ToFrozenSet(
        [
            "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
            "header", "hgroup", "hr", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tr", "ul",
        ],
        StringComparer.Ordinal);

    /// <remarks>By index: a node of AngleSharp finds its next sibling by searching all of them.</remarks>
    public static string Of(INode root, Func<IElement, bool> isLeftOut)
    {
        var text = new StringBuilder();
        var open = new Stack<(INode Node, int Next)>([(root, 0)]);
        while (open.TryPop(out var at))
        {
            if (at.Next < at.Node.ChildNodes.Length)
            {
                open.Push((at.Node, at.Next + 1));
                if (Enter(at.Node.ChildNodes[at.Next], text, isLeftOut) is { } inner) open.Push((inner, 0));
            }
            else if (at.Node is IElement left)
            {
                Part(text, left);
            }
        }

        return text.ToString().Trim();
    }

    /// <returns>The node when its children are to be read; crossing the border of a block ends a line.</returns>
    private static INode? Enter(INode node, StringBuilder text, Func<IElement, bool> isLeftOut)
    {
        if (node is IText words) Append(text, words.Data);
        if (node is not IElement element) return null;
        Part(text, element);
        return isLeftOut(element) ? null : element;
    }

    private static void Part(StringBuilder text, IElement element)
    {
        if (Blocks.Contains(element.LocalName)) EndLine(text);
        else if (element.LocalName is "td" or "th") Append(text, " ");
    }

    private static void Append(StringBuilder text, string words)
    {
        foreach (var c in words)
        {
            if (c is not (' ' or '\t' or '\n' or '\r' or '\f')) text.Append(c);
            else if (text.Length > 0 && text[^1] is not (' ' or '\n')) text.Append(' ');
        }
    }

    private static void EndLine(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] is ' ') text.Length--;
        if (text.Length > 0 && text[^1] is not '\n') text.Append('\n');
    }
}
