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

    public static string Of(INode root, Func<IElement, bool> isLeftOut)
    {
        var text = new StringBuilder();
        for (var node = root.FirstChild; node is not null; node = Next(node, root, text, isLeftOut))
        {
            if (node is IText words) Append(text, words.Data);
        }

        return text.ToString().Trim();
    }

    /// <summary>The node after this one in the order of the page; crossing the border of a block ends a line.</summary>
    private static INode? Next(INode node, INode root, StringBuilder text, Func<IElement, bool> isLeftOut)
    {
        if (node is IElement element)
        {
            Part(text, element);
            if (node.FirstChild is { } child && !isLeftOut(element)) return child;
        }

        for (var left = node; left is not null && left != root; left = left.Parent)
        {
            if (left is IElement block) Part(text, block);
            if (left.NextSibling is { } next) return next;
        }

        return null;
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
