using System.Text;
using AiInfra.Alerts;

namespace AiInfra.Functions.Notifications.Email.Letters;

/// <summary>The plain-text part of a mail: what a phone shows first comes first, lines of 76 columns unless a URL or a word is longer (RFC 5322 §2.1.1 recommends 78).</summary>
internal sealed class LetterText
{
    private const int Columns = 76;

    private readonly AlertText _words;
    private readonly StringBuilder _text = new();

    private LetterText(AlertText words) => _words = words;

    public static string Of(Letter letter)
    {
        var written = new LetterText(letter.Text);
        Part? before = null;
        foreach (var part in letter.Parts)
        {
            if (before is not null) written._text.Append('\n');
            written.Write(part);
            before = part;
        }

        if (!letter.Footer.IsEmpty) written._text.Append("\n---\n");
        foreach (var part in letter.Footer) written.Write(part);
        return written._text.ToString();
    }

    private void Write(Part part)
    {
        switch (part)
        {
            case Part.Heading heading: Wrap("", heading.Text, ""); break;
            case Part.Lead lead: Facts(lead.Facts); break;
            case Part.Paragraph paragraph: Wrap("", paragraph.Text, ""); break;
            case Part.Listing listing: Listing(listing); break;
            case Part.Details details: Facts(details.Facts); break;
            case Part.Button button: Link(new(button.Label, button.Url)); break;
            case Part.Links links: foreach (var link in links.Lines) Link(link); break;
            case Part.Deal deal: Deal(deal); break;
            default: throw new InvalidOperationException();
        }
    }

    private void Deal(Part.Deal deal)
    {
        Wrap("* ", deal.Title.Text, "  ");
        Facts([.. deal.News, .. deal.Top, .. deal.Facts], "  ");
        foreach (var link in deal.Actions.Prepend(deal.Title with { Text = _words.Say("Open the record") })) Link(link, "  ");
    }

    private void Facts(IReadOnlyList<Fact> facts, string indent = "")
    {
        var labels = facts.Select(f => Label(f.Label)).ToList();
        var width = labels.Max(l => l.Length) + 1;
        foreach (var (label, fact) in labels.Zip(facts)) Wrap(indent + label.PadRight(width), fact.Value, indent + new string(' ', width));
    }

    private void Listing(Part.Listing listing)
    {
        _text.Append(Label(listing.Title)).Append('\n');
        foreach (var (line, url) in listing.Lines)
        {
            Wrap("- ", line, "  ");
            if (url is not null) _text.Append("  ").Append(url.AbsoluteUri).Append('\n');
        }
    }

    private void Link(Line link, string indent = "") => _text.Append(indent).Append(Label(link.Text)).Append('\n').Append(indent).Append(link.Url!.AbsoluteUri).Append('\n');

    private string Label(string label) => _words.Say("{0}:", label);

    private void Wrap(string first, string words, string next)
    {
        var column = first.Length;
        _text.Append(first);
        var fresh = true;
        foreach (var word in words.Split(' '))
        {
            if (!fresh && column + 1 + word.Length > Columns)
            {
                _text.Append('\n').Append(next);
                column = next.Length;
                fresh = true;
            }

            if (!fresh) _text.Append(' ');
            _text.Append(word);
            column += word.Length + (fresh ? 0 : 1);
            fresh = false;
        }

        _text.Append('\n');
    }
}
