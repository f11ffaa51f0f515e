using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace AiInfra.Functions.Articles.Html;

/// <summary>What a page is about, without what stands around it on every page: menus, notices, forms, links to other articles.</summary>
internal sealed partial class MainContent
{
    private static readonly FrozenSet<string> Around = FrozenSet.ToFrozenSet(
        [
            "script", "style", "noscript", "template", "nav", "aside", "footer", "form", "button", "select", "input", "textarea", "iframe", "object", "svg", "canvas", "dialog", "menu", "head", "title",
        ],
        StringComparer.Ordinal);

    /// <summary>Elements that hold the heading or the article itself: whatever their class is called, they are not around it.</summary>
    private readonly HashSet<IElement> _holders = [];

    private MainContent(IDocument page)
    {
        foreach (var heart in page.QuerySelectorAll("h1, article, main"))
        {
            for (var holder = heart; holder is not null && _holders.Add(holder); holder = holder.ParentElement)
            {
            }
        }
    }

    public static string Of(IDocument page)
    {
        var content = new MainContent(page);
        var whole = page.QuerySelector("main, [role=main]") ?? page.Body;
        if (whole is null) return "";
        string[] articles = [.. page.QuerySelectorAll("article, [itemprop=articleBody]").Where(IsOutermost).Select(content.TextOf)];
        var longest = articles.MaxBy(text => text.Length) ?? "";
        // Of many short ones the page is a list, and is read as a whole.
        return longest.Length > 0 && 2 * longest.Length >= articles.Sum(text => text.Length) ? longest : content.TextOf(whole);
    }

    private static bool IsOutermost(IElement article) => article.ParentElement?.Closest("article, [itemprop=articleBody]") is null;

    private string TextOf(IElement element) => HtmlText.Of(element, IsAround);

    private bool IsAround(IElement element) =>
        Around.Contains(element.LocalName)
        || element.HasAttribute("hidden")
        || element.GetAttribute("aria-hidden") is "true"
        || element.GetAttribute("role") is "navigation" or "complementary" or "contentinfo" or "search" or "dialog" or "alert"
        || (!_holders.Contains(element) && (Marks().IsMatch(element.ClassName ?? "") || Marks().IsMatch(element.Id ?? "")));

    /// <summary>Words of class names and ids.</summary>
    [GeneratedRegex("(?<![a-z])(cookies?|consent|gdpr|related|recommend(ed|ations?)?|read-?(more|next|also)|lire-aussi|newsletter|share|sharing|social|breadcrumbs?|comments?|promo|advert(isement)?s?|sponsored|sidebar|subscribe|paywall|popup|modal)(?![a-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Marks();
}
